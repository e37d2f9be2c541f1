import { and, eq } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { assignments } from '#db/schema/grants.ts'
import { reviewRemovals } from '#db/schema/sight.ts'
import { lockApplication } from '../lock-application.server.ts'
import { mayRunCalls, personOf } from '../policy.ts'
import { readReaderAddress } from './reviewers.server.ts'
import { isInvolved } from './seen-by.server.ts'

export type RemoveRequestRefusal =
  | 'not-allowed'
  | 'not-found'
  | 'own-application'
  | 'reason-missing'
  | 'already-submitted'
  | 'already-over'

/**
 * Takes the request for a review back, answered or not: the reviewer is told why by letter and sees nothing of the application any
 * more; what they had written of the review stays unread. Refuses once the review is in, or they stepped back themselves. Twice is once.
 */
export async function removeRequest(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: { applicationId: Id<'app'>; assignmentId: Id<'asg'>; reason: string },
): Promise<Outcome<undefined, RemoveRequestRefusal>> {
  const officer = personOf(actor)
  if (!officer || !mayRunCalls(officer)) return refuse('not-allowed')
  const at = world.clock.now()
  const reason = input.reason.trim()
  return world.db.transaction(async (tx) => {
    const application = await lockApplication(tx, input.applicationId)
    if (!application || application.state === 'draft') return refuse('not-found')
    if (await isInvolved(tx, officer, application)) return refuse('own-application')
    const isOf = and(eq(assignments.id, input.assignmentId), eq(assignments.applicationId, application.id))
    const [assignment] = await tx.select().from(assignments).where(isOf).for('update')
    if (!assignment) return refuse('not-found')
    if (assignment.state === 'removed') return done()
    if (assignment.state === 'submitted') return refuse('already-submitted')
    if (assignment.state === 'recused') return refuse('already-over')
    if (!reason) return refuse('reason-missing')
    const { id, state } = assignment
    await tx.update(assignments).set({ state: 'removed' }).where(eq(assignments.id, id))
    await tx.insert(reviewRemovals).values({ assignmentId: id, reason, removedBy: officer.id, removedAt: at })
    const by = { ids: world.ids, at, actor }
    await recordHappening(tx, by, {
      kind: 'review-removed',
      subject: { type: 'application', id: application.id },
      before: { assignmentId: id, state },
      after: { state: 'removed' },
    })
    const to = await readReaderAddress(tx, id)
    await queueLetter(tx, by, { kind: 'review-removed', to, subject: { type: 'assignment', id } })
    return done()
  })
}
