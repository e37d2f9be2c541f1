import { and, eq, isNull, notInArray } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { drawFund } from '#app/domain/ledger/draw-fund.server.ts'
import { postEntry } from '#app/domain/ledger/post-entry.server.ts'
import { type Actor, actorName } from '#app/domain/people/person.ts'
import { atOneInstant, type Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { donors, giftSplits, gifts } from '#db/schema/giving.ts'
import { type Arrival, cashAccountOf, channelWords, revenueOf } from './arrival.ts'
import { matchGift } from './challenges/match-gift.server.ts'
import { isMeantForChallenge, payChallenge } from './challenges/pay-challenge.server.ts'
import { postMatch } from './challenges/post-match.server.ts'
import { thankAdvisers } from './daf/thank-advisers.server.ts'
import { bookedStates } from './gift.ts'
import { issueReceipt } from './issue-receipt.server.ts'
import { payPledge, paysPledge } from './pledges/pay-pledge.server.ts'

type Booking = { actor: Actor; gift: typeof gifts.$inferSelect; arrival: Arrival }

/**
 * Books a gift whose money has arrived, in the caller's transaction: state, entry, receipt and letter, all or nothing, and only
 * once. However it came (a card, an invoice, a cheque), this is how it becomes a settled gift; only gifts of an import are written
 * otherwise (docs/decisions/0034-imports-that-can-be-taken-back.md). One that was meant for an instalment settles that promise in
 * the same entry.
 */
export async function bookGift(
  tx: Tx,
  moving: Touches<'clock' | 'ids' | 'lab'>,
  { actor, gift, arrival }: Booking,
): Promise<void> {
  const world = atOneInstant<'ids' | 'lab'>(moving)
  const at = world.clock.now()
  const by = { ids: world.ids, at, actor }
  const { giftDate, stripe } = arrival
  const [booked] = await tx
    .update(gifts)
    .set({
      state: 'settled',
      settledAt: at,
      giftDate,
      failureReason: null,
      ...(stripe ? { stripePaymentIntentId: stripe.paymentIntentId, stripeChargeId: stripe.chargeId } : {}),
    })
    .where(and(eq(gifts.id, gift.id), notInArray(gifts.state, [...bookedStates])))
    .returning()
  if (!booked) throw new Error(`gift ${gift.id} was booked by someone else under its lock`)
  if (stripe?.customerId) {
    await tx
      .update(donors)
      .set({ stripeCustomerId: stripe.customerId })
      .where(and(eq(donors.id, gift.donorId), isNull(donors.stripeCustomerId)))
  }
  const promised = [
    ...(await payPledge(tx, world, { actor, gift: booked })),
    ...(await payChallenge(tx, world, { actor, gift: booked })),
  ]
  // Before the entry: a challenge is locked before the funds, here as everywhere.
  const matched = (await isPromised(tx, gift.id)) ? [] : await matchGift(tx, world, { actor, gift: booked })
  const cash = cashAccountOf(gift.channel)
  const splits = await tx.select().from(giftSplits).where(eq(giftSplits.giftId, gift.id)).orderBy(giftSplits.fundId)
  await postEntry(tx, world.ids, {
    kind: 'gift-settled',
    source: { type: 'gift', id: gift.id },
    effectiveOn: arrival.effectiveOn,
    recordedAt: at,
    actor: actorName(actor),
    memo: `Gift by ${channelWords[gift.channel].toLowerCase()}`,
    moves: [
      ...splits.map((split) => ({ from: revenueOf(gift.channel, split.fundId), to: cash, amount: split.amount })),
      ...promised,
    ],
  })
  await postMatch(tx, world, { actor, source: { type: 'gift', id: gift.id }, kind: 'gift-matched', moves: matched })
  // A lot that lost its payer to a refund takes this money.
  for (const split of splits) await drawFund(tx, by, split.fundId)
  await issueReceipt(tx, world, { gift: booked, kind: 'gift', amount: booked.gross, supersedes: null })
  await queueLetter(tx, by, {
    kind: 'gift-receipt',
    to: { email: gift.giverEmail },
    subject: { type: 'gift', id: gift.id },
  })
  await thankAdvisers(tx, by, gift)
  await recordHappening(tx, by, {
    kind: 'gift-settled',
    subject: { type: 'gift', id: gift.id },
    before: { state: gift.state },
    after: { state: 'settled', gross: gift.gross, giftDate },
  })
}

/** Money that was promised before the gift is matched by nobody. */
async function isPromised(tx: Tx, giftId: Id<'gft'>): Promise<boolean> {
  return (await paysPledge(tx, giftId)) || (await isMeantForChallenge(tx, giftId))
}
