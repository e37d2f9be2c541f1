import { and, eq, isNull, notInArray } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { giftsOf, stripeClearing } from '#app/domain/ledger/account.ts'
import { drawFund } from '#app/domain/ledger/draw-fund.server.ts'
import { postEntry } from '#app/domain/ledger/post-entry.server.ts'
import { type Actor, actorName } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { donors, giftSplits, gifts } from '#db/schema/giving.ts'
import { bookedStates } from './gift.ts'
import { issueReceipt } from './issue-receipt.server.ts'
import type { ChargeSeen, CheckoutSeen } from './payments.ts'

type Booking = { actor: Actor; gift: typeof gifts.$inferSelect; seen: CheckoutSeen; charge: ChargeSeen }

/** Books a paid gift in the caller's transaction: state, entry, receipt and letter, all or nothing, and only once. */
export async function bookGift(
  tx: Tx,
  world: Touches<'clock' | 'ids' | 'lab'>,
  { actor, gift, seen, charge }: Booking,
): Promise<void> {
  const at = world.clock.now()
  const by = { ids: world.ids, at, actor }
  // The tax day is the day the giver paid, in the lab's zone, however late we hear of it.
  const giftDate = dayIn(world.lab.timeZone, charge.paidAt)
  const [booked] = await tx
    .update(gifts)
    .set({
      state: 'settled',
      settledAt: at,
      giftDate,
      failureReason: null,
      stripePaymentIntentId: seen.paymentIntentId,
      stripeChargeId: charge.chargeId,
    })
    .where(and(eq(gifts.id, gift.id), notInArray(gifts.state, [...bookedStates])))
    .returning()
  if (!booked) throw new Error(`gift ${gift.id} was booked by someone else under its lock`)
  if (seen.customerId) {
    await tx
      .update(donors)
      .set({ stripeCustomerId: seen.customerId })
      .where(and(eq(donors.id, gift.donorId), isNull(donors.stripeCustomerId)))
  }
  const splits = await tx.select().from(giftSplits).where(eq(giftSplits.giftId, gift.id)).orderBy(giftSplits.fundId)
  await postEntry(tx, world.ids, {
    kind: 'gift-settled',
    source: { type: 'gift', id: gift.id },
    effectiveOn: dayIn(world.lab.timeZone, at),
    recordedAt: at,
    actor: actorName(actor),
    memo: 'Card gift',
    moves: splits.map((split) => ({ from: giftsOf(split.fundId), to: stripeClearing, amount: split.amount })),
  })
  // A lot that lost its payer to a refund takes this money.
  for (const split of splits) await drawFund(tx, by, split.fundId)
  await issueReceipt(tx, world, { gift: booked, kind: 'gift', amount: booked.gross, supersedes: null })
  await queueLetter(tx, by, {
    kind: 'gift-receipt',
    to: { email: gift.giverEmail },
    subject: { type: 'gift', id: gift.id },
  })
  await recordHappening(tx, by, {
    kind: 'gift-settled',
    subject: { type: 'gift', id: gift.id },
    before: { state: gift.state },
    after: { state: 'settled', gross: gift.gross, giftDate },
  })
}
