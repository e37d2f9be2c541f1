import { and, eq, inArray } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor, Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { applications, assignments } from '#db/schema/grants.ts'
import { reviewableStates } from './application.ts'
import { personOf } from './policy.ts'
import { confirmConflict, dismissConflict, isConflicted } from './sight/conflicts.server.ts'
import { readSuggestions } from './sight/read-suggestions.server.ts'
import { isOwnAssignment } from './sight/reviewers.server.ts'

export type DeclareRefusal = 'not-found' | 'reason-missing' | 'dismissal-missing' | 'recused' | 'over'

/**
 * The reviewer states, before any content is shown, that there is no conflict of interest (assigned becomes agreed), or that
 * there is one. Where the portal finds what may be one, `reason` says why it is none, and is kept; once the review is over there is nothing to open, and that is refused. If there is one the conflict is confirmed and the reviewer
 * steps back, also later, after a review was sent in, and after the review was declined.
 */
export async function declareConflict(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: { assignmentId: Id<'asg'>; has: 'none' | 'conflict'; reason: string },
): Promise<Outcome<undefined, DeclareRefusal>> {
  const person = personOf(actor)
  if (!person) return refuse('not-found')
  const at = world.clock.now()
  const reason = input.reason.trim()
  if (input.has === 'conflict' && !reason) return refuse('reason-missing')
  return world.db.transaction(async (tx) => {
    const found = await lockOwn(tx, person, input.assignmentId)
    if (!found) return refuse('not-found')
    const { assignment, application } = found
    if (assignment.state === 'removed') return refuse('not-found')
    if (assignment.state === 'recused') {
      if (input.has === 'none') return refuse('recused')
      if (await isConflicted(tx, assignment.applicationId, person.id)) return done()
    }
    const by = { ids: world.ids, at, actor }
    const subject = { type: 'application', id: assignment.applicationId }
    if (input.has === 'none') {
      if (assignment.state !== 'assigned') return done()
      if (!reviewableStates.includes(application.state)) return refuse('over')
      const suggested = await readSuggestions(tx, person, assignment.applicationId)
      if (suggested.length > 0 && !reason) return refuse('dismissal-missing')
      const stated = { applicationId: assignment.applicationId, reviewerId: person.id, reason, at }
      if (suggested.length > 0) await dismissConflict(tx, stated)
      await tx.update(assignments).set({ state: 'agreed', noConflictAt: at }).where(eq(assignments.id, assignment.id))
      // What was found is not in the log: it says with whom the conflict would be, and more read the log than may read that.
      await recordHappening(tx, by, { kind: 'no-conflict-declared', subject, after: { assignmentId: assignment.id } })
      return done()
    }
    const from = ['assigned', 'agreed', 'submitted'] as const
    await tx
      .update(assignments)
      .set({ state: 'recused' })
      .where(and(eq(assignments.id, assignment.id), inArray(assignments.state, [...from])))
    await confirmConflict(tx, { applicationId: assignment.applicationId, reviewerId: person.id, reason, at })
    const before = { assignmentId: assignment.id, state: assignment.state }
    await recordHappening(tx, by, { kind: 'conflict-declared', subject, before, after: { state: 'recused' } })
    return done()
  })
}

/** The application before the assignment, as who assigns a reviewer or joins as a co-applicant locks them. */
async function lockOwn(tx: Tx, person: Person, id: Id<'asg'>) {
  const isIt = and(eq(assignments.id, id), isOwnAssignment(person))
  const [known] = await tx.select({ applicationId: assignments.applicationId }).from(assignments).where(isIt)
  if (!known) return null
  const { id: applicationId, state } = applications
  const [application] = await tx
    .select({ state })
    .from(applications)
    .where(eq(applicationId, known.applicationId))
    .for('update')
  const [assignment] = await tx.select().from(assignments).where(isIt).for('update')
  return application && assignment ? { application, assignment } : null
}
