import { and, eq, inArray, sql } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { pledgedOf, pledgesReceivable } from '#app/domain/ledger/account.ts'
import type { Move } from '#app/domain/ledger/posting.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { addCents, cents } from '#app/units/money.ts'
import type { Reads, Tx } from '#db/client.server.ts'
import { challengeFunds, challengePaymentParts, challengePayments, challenges } from '#db/schema/challenges.ts'
import { giftSplits, type gifts } from '#db/schema/giving.ts'
import { holdChallenge } from './find-challenge.server.ts'

/**
 * What a gift that has arrived pays of the challenge it was meant for, fund by fund, in the transaction that books it. Answers
 * the moves of the promise; more than is owed is simply a gift.
 */
export async function payChallenge(
  tx: Tx,
  world: Touches<'clock' | 'ids'>,
  { actor, gift }: { actor: Actor; gift: typeof gifts.$inferSelect },
): Promise<Move[]> {
  const [meant] = await tx.select().from(challengePayments).where(eq(challengePayments.giftId, gift.id))
  if (!meant) return []
  const { id } = await holdChallenge(tx, meant.challengeId)
  const owed = await readOwedByFund(tx, id)
  const splits = await tx.select().from(giftSplits).where(eq(giftSplits.giftId, gift.id)).orderBy(giftSplits.fundId)
  const parts = splits.flatMap(({ fundId, amount }) => {
    const due = owed.get(fundId) ?? 0n
    const pays = amount < due ? amount : due
    return pays > 0n ? [{ giftId: gift.id, fundId, amount: cents(pays) }] : []
  })
  if (parts.length === 0) return []
  await tx.insert(challengePaymentParts).values(parts)
  const paid = parts.reduce((sum, { amount }) => sum + amount, 0n)
  await tx
    .update(challenges)
    .set({ paid: sql`${challenges.paid} + ${paid.toString()}::bigint` as never })
    .where(eq(challenges.id, id))
  await recordHappening(
    tx,
    { ids: world.ids, at: world.clock.now(), actor },
    { kind: 'challenge-paid', subject: { type: 'challenge', id }, after: { giftId: gift.id, amount: paid } },
  )
  return parts.map(({ fundId, amount }) => ({ from: pledgesReceivable, to: pledgedOf(fundId), amount }))
}

/** Whether a gift paid what a challenge matched: giving it back does not make the promise owed again. */
export async function paysChallenge(tx: Tx, giftId: Id<'gft'>): Promise<boolean> {
  const parts = await tx
    .select({ fundId: challengePaymentParts.fundId })
    .from(challengePaymentParts)
    .where(eq(challengePaymentParts.giftId, giftId))
    .limit(1)
  return parts.length > 0
}

/** Whether a gift is meant for a challenge: such money is matched by none. */
export async function isMeantForChallenge(tx: Tx, giftId: Id<'gft'>): Promise<boolean> {
  const rows = await tx.select().from(challengePayments).where(eq(challengePayments.giftId, giftId))
  return rows.length > 0
}

/** Notes that a gift is meant for a challenge, when something is owed and its funds are the challenge's. It pays once booked. */
export async function meanForChallenge(
  tx: Tx,
  { giftId, challengeId }: { giftId: Id<'gft'>; challengeId: Id<'chl'> },
): Promise<void> {
  await tx.insert(challengePayments).values({ giftId, challengeId })
}

/** Why money for these funds cannot pay a challenge; null when it can. */
export async function refusalOfChallenge(
  tx: Tx,
  { challengeId, fundIds }: { challengeId: Id<'chl'>; fundIds: readonly Id<'fnd'>[] },
): Promise<'nothing-owed' | 'other-fund' | null> {
  const [challenge] = await tx.select().from(challenges).where(eq(challenges.id, challengeId))
  if (!challenge || challenge.matched === addCents(challenge.paid, challenge.writtenOff)) return 'nothing-owed'
  const own = await tx
    .select()
    .from(challengeFunds)
    .where(and(eq(challengeFunds.challengeId, challengeId), inArray(challengeFunds.fundId, [...fundIds])))
  return own.length === fundIds.length ? null : 'other-fund'
}

/** What a challenge owes in each fund: matched there, less what was paid or written off there. */
export async function readOwedByFund(reads: Reads, challengeId: Id<'chl'>): Promise<Map<Id<'fnd'>, bigint>> {
  const rows = await reads.execute<{ id: Id<'fnd'>; owed: string }>(sql`
    select fund_id as id, sum(amount)::text as owed from (
      select fund_id, amount from challenge_match where challenge_id = ${challengeId}
      union all select t.fund_id, -t.amount from challenge_payment_part t
        join challenge_payment p on p.gift_id = t.gift_id where p.challenge_id = ${challengeId}
      union all select fund_id, -amount from challenge_write_off where challenge_id = ${challengeId}) parts
    group by fund_id order by fund_id`)
  return new Map(rows.map((row) => [row.id, BigInt(row.owed)]))
}
