import { eq } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Reads, Tx } from '#db/client.server.ts'
import { people } from '#db/schema/people.ts'
import { bulkReviewers } from '#db/schema/sight.ts'

/** Writes down whom a bulk act asks; part of starting it. */
export async function keepBulkReviewer(tx: Tx, bulkId: Id<'blk'>, reviewerId: Id<'psn'>): Promise<void> {
  await tx.insert(bulkReviewers).values({ bulkId, reviewerId })
}

/** Whom a bulk act asks; null when it asks nobody. Its reader has asked for it herself. */
export async function readBulkReviewer(
  reads: Reads,
  bulkId: Id<'blk'>,
): Promise<{ id: Id<'psn'>; name: string } | null> {
  const [row] = await reads
    .select({ id: people.id, name: people.name })
    .from(bulkReviewers)
    .innerJoin(people, eq(people.id, bulkReviewers.reviewerId))
    .where(eq(bulkReviewers.bulkId, bulkId))
  return row ?? null
}
