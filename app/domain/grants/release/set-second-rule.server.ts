import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { GpuSeconds } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { calls } from '#db/schema/grants.ts'
import { secondRules } from '#db/schema/releases.ts'
import { mayRunCalls, personOf } from '../policy.ts'
import { readSecondRule } from './read-drafts.server.ts'

/**
 * Says from how much GPU time, over all classes, a decision of the call takes two officers; null goes back to what the lab has
 * set. It counts for every decision not released yet.
 */
export async function setSecondRule(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  actor: Actor,
  { callId, from }: { callId: Id<'cal'>; from: GpuSeconds | null },
): Promise<Outcome<undefined, 'not-allowed' | 'not-found' | 'not-above-zero'>> {
  const person = personOf(actor)
  if (!person || !mayRunCalls(person)) return refuse('not-allowed')
  if (from !== null && from <= 0n) return refuse('not-above-zero')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [call] = await tx.select({ id: calls.id }).from(calls).where(eq(calls.id, callId)).for('update')
    if (!call) return refuse('not-found')
    const before = await readSecondRule(tx, world.lab, callId)
    if (from === null ? !before.isOwn : before.isOwn && before.from === from) return done()
    const row = { fromSeconds: from ?? before.from, setBy: person.id, setAt: at }
    if (from === null) await tx.delete(secondRules).where(eq(secondRules.callId, callId))
    else
      await tx
        .insert(secondRules)
        .values({ callId, ...row })
        .onConflictDoUpdate({ target: secondRules.callId, set: row })
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      {
        kind: 'second-rule-set',
        subject: { type: 'call', id: callId },
        before: { seconds: before.isOwn ? String(before.from) : null },
        after: { seconds: from === null ? null : String(from) },
      },
    )
    return done()
  })
}
