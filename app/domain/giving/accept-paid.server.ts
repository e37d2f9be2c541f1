import { and, eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, cents, splitCents } from '#app/units/money.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { giftSplits, gifts } from '#db/schema/giving.ts'
import { arrivalOfCharge } from './arrival.ts'
import { bookGift } from './book-gift.server.ts'
import { eurosOf, priceGift } from './euros/price-gift.server.ts'
import { mayAcceptPaid } from './policy.ts'
import { postBalanceLine } from './post-balance-line.server.ts'
import type { SettleWorld } from './settle-gift.server.ts'
import { underLock } from './under-lock.server.ts'

export type AcceptRefusal =
  | 'not-an-officer'
  | 'no-such-gift'
  | 'not-quarantined'
  | 'not-paid'
  | 'dollars-unknown'
  | 'other-currency'

type Gift = typeof gifts.$inferSelect

/**
 * Books a quarantined gift as what the card was charged: the gift becomes that amount, with no fee covered, and is booked with
 * entry, receipt and letter like any other; one in euros at the dollars they brought. Refuses when Stripe does not say that it was paid, or not in the books' currency.
 */
export async function acceptPaid(
  world: SettleWorld,
  officer: Person,
  input: { giftId: Id<'gft'>; requestId?: string },
): Promise<Outcome<{ amount: Cents }, AcceptRefusal>> {
  if (!mayAcceptPaid(officer)) return refuse('not-an-officer')
  const actor = actorOf(officer, input.requestId)
  const [known] = await world.db.select().from(gifts).where(eq(gifts.id, input.giftId))
  if (!known) return refuse('no-such-gift')
  if (known.state !== 'quarantined' || !known.stripeSessionId) return refuse('not-quarantined')
  const seen = await world.payments.readCheckout(known.stripeSessionId)
  const { charge } = seen
  if (seen.giftId !== known.id || !seen.isPaid || !charge || charge.amount <= 0n) return refuse('not-paid')
  if (charge.currency !== known.currency) return refuse('other-currency')
  const inEuros = eurosOf(known, charge)
  if (known.euros !== null && !inEuros) return refuse('dollars-unknown')
  if (inEuros && inEuros.line.currency !== 'usd') return refuse('other-currency')
  return underLock(world, `gift:${known.id}`, async (tx) => {
    const at = world.clock.now()
    const { paymentIntentId, customerId } = seen
    const arrival = arrivalOfCharge(world.lab.timeZone, { at, charge, paymentIntentId, customerId })
    const waiting = await readQuarantined(tx, known.id)
    if (!waiting) return refuse('not-quarantined')
    const gift = inEuros
      ? await priceGift(tx, { gift: waiting, ...inEuros })
      : await becomePaid(tx, known.id, cents(charge.amount))
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      {
        kind: 'gift-accepted-as-paid',
        subject: { type: 'gift', id: gift.id },
        before: { gross: known.gross, feeCover: known.feeCover },
        after: { gross: gift.gross, feeCover: gift.feeCover },
      },
    )
    await bookGift(tx, world, { actor, gift, arrival })
    if (charge.balanceLine) await postBalanceLine(tx, world, { actor, giftId: gift.id, line: charge.balanceLine })
    return done({ amount: gift.gross })
  })
}

/** Undefined when someone else decided already. */
async function readQuarantined(tx: Tx, giftId: Id<'gft'>): Promise<Gift | undefined> {
  const [gift] = await tx
    .select()
    .from(gifts)
    .where(and(eq(gifts.id, giftId), eq(gifts.state, 'quarantined')))
  return gift
}

/** The gift and its splits at what was paid; the funds keep their shares. */
async function becomePaid(tx: Tx, giftId: Id<'gft'>, paid: Cents): Promise<Gift> {
  const [gift] = await tx
    .update(gifts)
    .set({ gross: paid, giftAmount: paid, feeCover: cents(0) })
    .where(and(eq(gifts.id, giftId), eq(gifts.state, 'quarantined')))
    .returning()
  if (!gift) throw new Error(`gift ${giftId} left quarantine under its lock`)
  const splits = await tx.select().from(giftSplits).where(eq(giftSplits.giftId, giftId)).orderBy(giftSplits.fundId)
  const parts = splitCents(
    paid,
    splits.map((split) => split.amount),
  )
  for (const [index, { fundId }] of splits.entries()) {
    const ofFund = and(eq(giftSplits.giftId, giftId), eq(giftSplits.fundId, fundId))
    const part = parts[index] ?? 0n
    if (part > 0n)
      await tx
        .update(giftSplits)
        .set({ amount: cents(part) })
        .where(ofFund)
    else await tx.delete(giftSplits).where(ofFund)
  }
  return gift
}
