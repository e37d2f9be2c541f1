import { and, eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { assignments } from '#db/schema/grants.ts'
import { reviewDeclines } from '#db/schema/sight.ts'
import { personOf } from '../policy.ts'
import { isOwnAssignment } from './reviewers.server.ts'

export type DeclineRefusal = 'not-found' | 'reason-missing' | 'already-submitted'

/**
 * A reviewer cannot take a review on, before or after the declaration, and says why and who could instead: officers read both. It
 * closes to them as if they had stepped back, and says nothing of a conflict. Refuses once the review is in. Twice is once.
 */
export async function declineReview(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: { assignmentId: Id<'asg'>; reason: string; instead: string },
): Promise<Outcome<undefined, DeclineRefusal>> {
  const person = personOf(actor)
  if (!person) return refuse('not-found')
  const at = world.clock.now()
  const [reason, instead] = [input.reason.trim(), input.instead.trim()]
  return world.db.transaction(async (tx) => {
    const [assignment] = await tx
      .select()
      .from(assignments)
      .where(and(eq(assignments.id, input.assignmentId), isOwnAssignment(person)))
      .for('update')
    if (!assignment || assignment.state === 'removed') return refuse('not-found')
    if (assignment.state === 'recused') return done()
    if (assignment.state === 'submitted') return refuse('already-submitted')
    if (!reason) return refuse('reason-missing')
    await tx.update(assignments).set({ state: 'recused' }).where(eq(assignments.id, assignment.id))
    await tx.insert(reviewDeclines).values({ assignmentId: assignment.id, reason, instead, declinedAt: at })
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      {
        kind: 'review-declined',
        subject: { type: 'application', id: assignment.applicationId },
        before: { assignmentId: assignment.id, state: assignment.state },
        after: { state: 'recused' },
      },
    )
    return done()
  })
}
