import { eq } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { letters } from '#db/schema/activity.ts'

export type QueuedLetter = typeof letters.$inferSelect

/** One letter as it was queued, or null. */
export async function readLetter(reads: Reads, letterId: Id<'ltr'>): Promise<QueuedLetter | null> {
  const [letter] = await reads.select().from(letters).where(eq(letters.id, letterId))
  return letter ?? null
}
