import { and, eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { pledgeLosses, pledgesReceivable } from '#app/domain/ledger/account.ts'
import { postEntry } from '#app/domain/ledger/post-entry.server.ts'
import { isDayClosed } from '#app/domain/ledger/read-closed-months.server.ts'
import { actorName, actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { addCents, type Cents, cents } from '#app/units/money.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { dayIn } from '#app/units/time.ts'
import { challenges, challengeWriteOffs } from '#db/schema/challenges.ts'
import { mayBookPledges } from '../policy.ts'
import { holdChallenge } from './find-challenge.server.ts'
import { readOwedByFund } from './pay-challenge.server.ts'

export type WriteOffRefusal = 'not-an-officer' | 'no-reason' | 'not-ended' | 'nothing-owed' | 'period-closed'

/**
 * Writes off what an ended challenge still owes, in each fund: its donor will not pay it (docs/money.md#challenges). What stands
 * matched at its gifts stays there; money that comes all the same is simply a gift.
 */
export async function writeOffChallenge(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  officer: Person,
  input: { challengeId: Id<'chl'>; reason: string; requestId?: string | undefined },
): Promise<Outcome<{ amount: Cents }, WriteOffRefusal>> {
  if (!mayBookPledges(officer)) return refuse('not-an-officer')
  const reason = input.reason.trim()
  if (reason === '') return refuse('no-reason')
  const by = { ids: world.ids, at: world.clock.now(), actor: actorOf(officer, input.requestId) }
  const effectiveOn = dayIn(world.lab.timeZone, by.at)
  return world.db.transaction(async (tx) => {
    const [ended] = await tx
      .select({ id: challenges.id })
      .from(challenges)
      .where(and(eq(challenges.id, input.challengeId), eq(challenges.state, 'ended')))
    if (!ended) return refuse('not-ended')
    if (await isDayClosed(tx, effectiveOn)) return refuse('period-closed')
    const { id } = await holdChallenge(tx, ended.id)
    const owed = [...(await readOwedByFund(tx, id))].filter(([, amount]) => amount > 0n)
    if (owed.length === 0) return refuse('nothing-owed')
    const amount = addCents(...owed.map(([, due]) => cents(due)))
    await tx
      .insert(challengeWriteOffs)
      .values(owed.map(([fundId, due]) => ({ challengeId: id, fundId, amount: cents(due) })))
    await tx
      .update(challenges)
      .set({ writtenOff: amount, writtenOffAt: by.at, writeOffReason: reason })
      .where(eq(challenges.id, id))
    await postEntry(tx, world.ids, {
      kind: 'challenge-written-off',
      source: { type: 'challenge', id },
      effectiveOn,
      recordedAt: by.at,
      actor: actorName(by.actor),
      memo: 'Challenge written off',
      moves: [{ from: pledgesReceivable, to: pledgeLosses, amount }],
    })
    const subject = { type: 'challenge', id }
    await recordHappening(tx, by, { kind: 'challenge-written-off', subject, after: { amount, reason } })
    return done({ amount })
  })
}
