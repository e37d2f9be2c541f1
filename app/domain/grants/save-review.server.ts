import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { reviews } from '#db/schema/grants.ts'
import { findOwnAssignment } from './own-assignment.server.ts'
import { personOf } from './policy.ts'
import { criteria, isScore, type ReviewWords, type Scores } from './review.ts'

export type SaveReviewRefusal = 'not-found' | 'conflict-first' | 'already-submitted' | 'closed' | 'too-long'

/** Keeps a review as far as it is written; nobody but its reviewer sees it before it is sent in. */
export async function saveReview(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: { assignmentId: Id<'asg'>; review: ReviewWords },
): Promise<Outcome<{ savedAt: Date }, SaveReviewRefusal>> {
  const person = personOf(actor)
  if (!person) return refuse('not-found')
  if (isTooLong(input.review)) return refuse('too-long')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const found = await findOwnAssignment(tx, input.assignmentId, person)
    if (!found.ok) return found
    if (found.value.state === 'submitted') return refuse('already-submitted')
    await keepReview(tx, input.assignmentId, { ...input.review, savedAt: at, submittedAt: null })
    return done({ savedAt: at })
  })
}

export async function keepReview(
  tx: Tx,
  assignmentId: Id<'asg'>,
  review: ReviewWords & { savedAt: Date; submittedAt: Date | null },
): Promise<void> {
  const scores: Scores = {}
  for (const criterion of criteria) {
    const score = review.scores[criterion]
    if (isScore(score)) scores[criterion] = score
  }
  const { forCommittee, forApplicant, savedAt, submittedAt } = review
  const confidence = isScore(review.confidence) ? review.confidence : null
  const row = { scores, confidence, forCommittee, forApplicant, savedAt, submittedAt }
  await tx
    .insert(reviews)
    .values({ assignmentId, ...row })
    .onConflictDoUpdate({ target: reviews.assignmentId, set: row })
}

export function isTooLong(review: ReviewWords): boolean {
  return review.forCommittee.length > 20_000 || review.forApplicant.length > 20_000
}
