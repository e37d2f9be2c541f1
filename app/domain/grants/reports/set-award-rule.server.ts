import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { calls } from '#db/schema/grants.ts'
import { awardRules } from '#db/schema/reports.ts'
import { mayRunCalls, personOf } from '../policy.ts'
import type { AwardRule } from './award-rule.ts'
import { readAwardRule } from './read-award-rule.server.ts'

/**
 * Says what awards of a call owe afterwards: how often a report, how soon the final one, and which share of the hours waits for
 * them. Reports of awards that are signed already stay as they are; the share counts from now on. The same words twice are one change.
 */
export async function setAwardRule(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  { callId, ...rule }: AwardRule & { callId: Id<'cal'> },
): Promise<Outcome<undefined, 'not-found' | 'out-of-range'>> {
  const person = personOf(actor)
  if (!person || !mayRunCalls(person)) return refuse('not-found')
  const { everyMonths, finalDays, lastShare } = rule
  const isSane = everyMonths <= 24 && finalDays <= 365 && lastShare <= 100
  if (!isSane || Math.min(everyMonths, finalDays, lastShare) < 0) return refuse('out-of-range')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [call] = await tx.select({ id: calls.id }).from(calls).where(eq(calls.id, callId)).for('update')
    if (!call) return refuse('not-found')
    const before = await readAwardRule(tx, callId)
    if (before.everyMonths === everyMonths && before.finalDays === finalDays && before.lastShare === lastShare) {
      return done()
    }
    const row = { everyMonths, finalDays, lastShare, writtenBy: person.id, writtenAt: at }
    await tx
      .insert(awardRules)
      .values({ callId, ...row })
      .onConflictDoUpdate({ target: awardRules.callId, set: row })
    const subject = { type: 'call', id: callId }
    await recordHappening(tx, { ids: world.ids, at, actor }, { kind: 'award-rule-set', subject, before, after: rule })
    return done()
  })
}
