import { eq, max } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { reviewVersions } from '#db/schema/reviews.ts'
import type { ReviewWords } from '../review.ts'

/** Keeps a review as it is handed in now, beside the versions before. The caller holds the assignment. */
export async function keepVersion(tx: Tx, assignmentId: Id<'asg'>, review: ReviewWords & { at: Date }): Promise<void> {
  const { scores, confidence, forCommittee, forApplicant, at } = review
  if (confidence === null) throw new Error(`review ${assignmentId} is handed in without confidence`)
  const number = (await lastVersion(tx, assignmentId)) + 1
  const words = { scores, confidence, forCommittee, forApplicant }
  await tx.insert(reviewVersions).values({ assignmentId, number, ...words, handedInAt: at })
}

/** The number of the last version; 0 while nothing is handed in. */
export async function lastVersion(tx: Tx, assignmentId: Id<'asg'>): Promise<number> {
  const [row] = await tx
    .select({ number: max(reviewVersions.number) })
    .from(reviewVersions)
    .where(eq(reviewVersions.assignmentId, assignmentId))
  return row?.number ?? 0
}
