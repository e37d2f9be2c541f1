import { and, eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { calls } from '#db/schema/grants.ts'
import { releasePlans } from '#db/schema/releases.ts'
import { mayRunCalls, personOf } from '../policy.ts'
import { hasPartIn } from './release-call.server.ts'

/**
 * Cancels the planned release of a call while it waits; any officer may who has no part in an application that waits. Refuses one
 * that has happened. Cancelling twice is cancelling once.
 */
export async function cancelRelease(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  { callId, planId }: { callId: Id<'cal'>; planId: Id<'rpl'> },
): Promise<Outcome<undefined, 'not-allowed' | 'not-found' | 'own-application' | 'too-late'>> {
  const person = personOf(actor)
  if (!person || !mayRunCalls(person)) return refuse('not-allowed')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    // The call before the plan, as whoever plans or releases locks them.
    await tx.select({ id: calls.id }).from(calls).where(eq(calls.id, callId)).for('update')
    const [plan] = await tx
      .select()
      .from(releasePlans)
      .where(and(eq(releasePlans.id, planId), eq(releasePlans.callId, callId)))
      .for('update')
    if (!plan) return refuse('not-found')
    if (await hasPartIn(tx, person, callId)) return refuse('own-application')
    if (plan.state === 'cancelled') return done()
    if (plan.state !== 'waiting') return refuse('too-late')
    await tx
      .update(releasePlans)
      .set({ state: 'cancelled', endedAt: at })
      .where(and(eq(releasePlans.id, planId), eq(releasePlans.state, 'waiting')))
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      { kind: 'release-cancelled', subject: { type: 'call', id: callId }, after: { planId } },
    )
    return done()
  })
}
