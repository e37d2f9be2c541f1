import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { reviews } from '#db/schema/grants.ts'
import { findOwnAssignment } from './own-assignment.server.ts'
import { personOf } from './policy.ts'
import type { ReviewWords } from './review.ts'
import { lockRubricOf } from './rubrics/read-rubric.server.ts'
import { isScore, type Rubric, type Scores } from './rubrics/rubric.ts'

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
    const rubric = await lockRubricOf(tx, found.value.applicationId)
    await keepReview(tx, input.assignmentId, { ...input.review, rubric, savedAt: at, submittedAt: null })
    return done({ savedAt: at })
  })
}

/** Writes a review down, of its scores those its call asks for; answers it as it is kept. */
export async function keepReview(
  tx: Tx,
  assignmentId: Id<'asg'>,
  review: ReviewWords & { rubric: Rubric; savedAt: Date; submittedAt: Date | null },
): Promise<ReviewWords> {
  const scores: Scores = {}
  for (const { name } of review.rubric.criteria) {
    const score = review.scores[name]
    if (isScore(score)) scores[name] = score
  }
  const { forCommittee, forApplicant, savedAt, submittedAt } = review
  const confidence = isScore(review.confidence) ? review.confidence : null
  const row = { scores, confidence, forCommittee, forApplicant, savedAt, submittedAt }
  await tx
    .insert(reviews)
    .values({ assignmentId, ...row })
    .onConflictDoUpdate({ target: reviews.assignmentId, set: row })
  return { scores, confidence, forCommittee, forApplicant }
}

export function isTooLong(review: ReviewWords): boolean {
  return review.forCommittee.length > 20_000 || review.forApplicant.length > 20_000
}
