import { and, eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { releasePlans } from '#db/schema/releases.ts'
import { mayRunCalls, personOf } from '../policy.ts'

/** Cancels a planned release while it waits; any officer may. Refuses one that has happened. Cancelling twice is cancelling once. */
export async function cancelRelease(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  { planId }: { planId: Id<'rpl'> },
): Promise<Outcome<undefined, 'not-allowed' | 'not-found' | 'too-late'>> {
  const person = personOf(actor)
  if (!person || !mayRunCalls(person)) return refuse('not-allowed')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [plan] = await tx.select().from(releasePlans).where(eq(releasePlans.id, planId)).for('update')
    if (!plan) return refuse('not-found')
    if (plan.state === 'cancelled') return done()
    if (plan.state !== 'waiting') return refuse('too-late')
    await tx
      .update(releasePlans)
      .set({ state: 'cancelled', endedAt: at })
      .where(and(eq(releasePlans.id, planId), eq(releasePlans.state, 'waiting')))
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      { kind: 'release-cancelled', subject: { type: 'call', id: plan.callId }, after: { planId } },
    )
    return done()
  })
}
