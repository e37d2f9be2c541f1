import { and, eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { type GpuSeconds, gpuHours } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { applications, calls } from '#db/schema/grants.ts'
import { secondRules } from '#db/schema/releases.ts'
import { mayRunCalls, personOf } from '../policy.ts'
import { readSecondRule } from './read-drafts.server.ts'
import { hasPartIn } from './release-call.server.ts'

export type RuleRefusal =
  | 'not-allowed'
  | 'not-found'
  | 'own-application'
  | 'not-above-zero'
  | 'above-the-lab'
  | 'drafts-wait'

/**
 * Says from how much GPU time, over all classes, a decision of the call takes two officers; null goes back to what the lab has
 * set. It counts for every decision not released yet. Refuses more than the lab has set; more than counts now, while a draft
 * waits for its release; and one with a part in an application that waits: else one officer would do where two must.
 */
export async function setSecondRule(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  actor: Actor,
  { callId, from }: { callId: Id<'cal'>; from: GpuSeconds | null },
): Promise<Outcome<undefined, RuleRefusal>> {
  const person = personOf(actor)
  if (!person || !mayRunCalls(person)) return refuse('not-allowed')
  if (from !== null && from <= 0n) return refuse('not-above-zero')
  const usual = gpuHours(world.lab.secondOfficerHours)
  if (from !== null && from > usual) return refuse('above-the-lab')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [call] = await tx.select({ id: calls.id }).from(calls).where(eq(calls.id, callId)).for('update')
    if (!call) return refuse('not-found')
    if (await hasPartIn(tx, person, callId)) return refuse('own-application')
    const before = await readSecondRule(tx, world.lab, callId)
    if (from === null ? !before.isOwn : before.isOwn && before.from === from) return done()
    if ((from ?? usual) > before.from && (await isDrafted(tx, callId))) return refuse('drafts-wait')
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

async function isDrafted(tx: Tx, callId: Id<'cal'>): Promise<boolean> {
  const drafted = await tx
    .select({ id: applications.id })
    .from(applications)
    .where(and(eq(applications.callId, callId), eq(applications.state, 'decided')))
    .limit(1)
  return drafted.length > 0
}
