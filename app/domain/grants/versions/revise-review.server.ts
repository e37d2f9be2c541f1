import { and, eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor, Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { assignments, reviews } from '#db/schema/grants.ts'
import { lockApplication } from '../lock-application.server.ts'
import { readNames } from '../names/read-names.server.ts'
import { findOwnAssignment } from '../own-assignment.server.ts'
import { personOf } from '../policy.ts'
import { type ReviewWords, reviewProblems } from '../review.ts'
import { lockRubricOf } from '../rubrics/read-rubric.server.ts'
import { isTooLong, keepReview } from '../save-review.server.ts'
import { isOwnAssignment } from '../sight/reviewers.server.ts'
import { isSameReview } from '../submit-review.server.ts'
import { keepVersion, lastVersion } from './keep-version.server.ts'
import { isRevisable } from './version.ts'

export type ReviseRefusal =
  | 'not-found'
  | 'not-handed-in'
  | 'closed'
  | 'too-long'
  | 'incomplete'
  | 'changed-meanwhile'
  | 'names-somebody'

/**
 * Changes a review that is in, while its application is discussed: what was handed in before stays beside it, and scores count as they
 * are now. Refuses over a newer version, by its number. The same again is once.
 */
export async function reviseReview(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: { assignmentId: Id<'asg'>; base: number; review: ReviewWords; mayName?: boolean },
): Promise<Outcome<undefined, ReviseRefusal>> {
  const person = personOf(actor)
  if (!person) return refuse('not-found')
  if (isTooLong(input.review)) return refuse('too-long')
  const at = world.clock.now()
  const [named] = input.mayName ? [] : await readNames(world.db, person, input.review.forApplicant)
  return world.db.transaction(async (tx) => {
    const found = await lockOwn(tx, person, input.assignmentId)
    if (!found.ok) return found
    const { application, assignment } = found.value
    if (!isRevisable(application.state)) return refuse('closed')
    const rubric = await lockRubricOf(tx, application.id)
    if (await isSameReview(tx, { id: assignment.id, rubric, sent: input.review })) return done()
    if ((await lastVersion(tx, assignment.id)) !== input.base) return refuse('changed-meanwhile')
    if (reviewProblems(rubric, input.review).length > 0) return refuse('incomplete')
    if (named) return refuse('names-somebody', named)
    const [before] = await tx.select().from(reviews).where(eq(reviews.assignmentId, assignment.id))
    const submittedAt = before?.submittedAt ?? at
    const kept = await keepReview(tx, assignment.id, { ...input.review, rubric, savedAt: at, submittedAt })
    await keepVersion(tx, assignment.id, { ...kept, at })
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      {
        kind: 'review-revised',
        subject: { type: 'application', id: application.id },
        before: { assignmentId: assignment.id, version: input.base },
        after: { version: input.base + 1 },
      },
    )
    return done()
  })
}

/** The application before the assignment, so that no decision is drafted meanwhile. */
async function lockOwn(tx: Tx, person: Person, id: Id<'asg'>) {
  const [known] = await tx
    .select({ applicationId: assignments.applicationId })
    .from(assignments)
    .where(and(eq(assignments.id, id), isOwnAssignment(person)))
  const application = known && (await lockApplication(tx, known.applicationId))
  if (!application || application.state === 'withdrawn') return refuse('not-found')
  const found = await findOwnAssignment(tx, id, person)
  if (!found.ok) return refuse(found.refused === 'not-found' ? 'not-found' : 'not-handed-in')
  return found.value.state === 'submitted' ? done({ application, assignment: found.value }) : refuse('not-handed-in')
}
