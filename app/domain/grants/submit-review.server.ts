import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { assignments, reviews } from '#db/schema/grants.ts'
import { readNames } from './names/read-names.server.ts'
import { findOwnAssignment } from './own-assignment.server.ts'
import { personOf } from './policy.ts'
import { type ReviewWords, reviewProblems } from './review.ts'
import { lockRubricOf } from './rubrics/read-rubric.server.ts'
import type { Rubric } from './rubrics/rubric.ts'
import { isTooLong, keepReview, type SaveReviewRefusal } from './save-review.server.ts'
import { keepVersion } from './versions/keep-version.server.ts'

/**
 * Sends a review in, once and for good: a score for each criterion of its call, confidence, words for the committee and for the applicant. Sending the same
 * again is once; sending something else is refused, and so is what may name somebody to the applicant, until the reviewer says that it may. The applicant sees only the words for them, and only after the release.
 */
export async function submitReview(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: { assignmentId: Id<'asg'>; review: ReviewWords; mayName?: boolean },
): Promise<Outcome<undefined, SaveReviewRefusal | 'incomplete' | 'names-somebody'>> {
  const person = personOf(actor)
  if (!person) return refuse('not-found')
  if (isTooLong(input.review)) return refuse('too-long')
  const at = world.clock.now()
  const [named] = input.mayName ? [] : await readNames(world.db, person, input.review.forApplicant)
  return world.db.transaction(async (tx) => {
    const found = await findOwnAssignment(tx, input.assignmentId, person)
    if (!found.ok) return found
    const assignment = found.value
    const rubric = await lockRubricOf(tx, assignment.applicationId)
    if (assignment.state === 'submitted') {
      return (await isSameReview(tx, { id: assignment.id, rubric, sent: input.review }))
        ? done()
        : refuse('already-submitted')
    }
    if (reviewProblems(rubric, input.review).length > 0) return refuse('incomplete')
    if (named) return refuse('names-somebody', named)
    const kept = await keepReview(tx, assignment.id, { ...input.review, rubric, savedAt: at, submittedAt: at })
    await keepVersion(tx, assignment.id, { ...kept, at })
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

type Again = { id: Id<'asg'>; rubric: Rubric; sent: ReviewWords }

/** Whether what is sent is what is kept. */
export async function isSameReview(tx: Tx, { id, rubric, sent }: Again): Promise<boolean> {
  const [kept] = await tx.select().from(reviews).where(eq(reviews.assignmentId, id))
  if (!kept) return false
  const sameScores = rubric.criteria.every(({ name }) => kept.scores[name] === sent.scores[name])
  const sameWords = kept.forCommittee === sent.forCommittee && kept.forApplicant === sent.forApplicant
  return sameScores && sameWords && kept.confidence === sent.confidence
}
