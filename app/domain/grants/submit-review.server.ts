import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { assignments, reviews } from '#db/schema/grants.ts'
import { findOwnAssignment } from './own-assignment.server.ts'
import { personOf } from './policy.ts'
import { criteria, type ReviewWords, reviewProblems } from './review.ts'
import { isTooLong, keepReview, type SaveReviewRefusal } from './save-review.server.ts'

/**
 * Sends a review in, once and for good: four scores, confidence, words for the committee and for the applicant. Sending the same
 * again is once; sending something else is refused. The applicant sees only the words for them, and only after the release.
 */
export async function submitReview(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: { assignmentId: Id<'asg'>; review: ReviewWords },
): Promise<Outcome<undefined, SaveReviewRefusal | 'incomplete'>> {
  const person = personOf(actor)
  if (!person) return refuse('not-found')
  if (isTooLong(input.review)) return refuse('too-long')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const found = await findOwnAssignment(tx, input.assignmentId, person)
    if (!found.ok) return found
    const assignment = found.value
    if (assignment.state === 'submitted') {
      return (await isSame(tx, assignment.id, input.review)) ? done() : refuse('already-submitted')
    }
    if (reviewProblems(input.review).length > 0) return refuse('incomplete')
    await keepReview(tx, assignment.id, { ...input.review, savedAt: at, submittedAt: at })
    await tx.update(assignments).set({ state: 'submitted' }).where(eq(assignments.id, assignment.id))
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      {
        kind: 'review-submitted',
        subject: { type: 'application', id: assignment.applicationId },
        before: { assignmentId: assignment.id, state: assignment.state },
        after: { state: 'submitted' },
      },
    )
    return done()
  })
}

async function isSame(tx: Tx, assignmentId: Id<'asg'>, sent: ReviewWords): Promise<boolean> {
  const [kept] = await tx.select().from(reviews).where(eq(reviews.assignmentId, assignmentId))
  if (!kept) return false
  const sameScores = criteria.every((criterion) => kept.scores[criterion] === sent.scores[criterion])
  const sameWords = kept.forCommittee === sent.forCommittee && kept.forApplicant === sent.forApplicant
  return sameScores && sameWords && kept.confidence === sent.confidence
}
