import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { gifts, stripeBalanceLines } from '#db/schema/giving.ts'
import { arrivalOfCharge } from './arrival.ts'
import { bookGift } from './book-gift.server.ts'
import { type GiftState, isBooked } from './gift.ts'
import { noteCheckout } from './note-checkout.server.ts'
import type { ChargeSeen, CheckoutSeen } from './payments.ts'
import { postBalanceLine } from './post-balance-line.server.ts'
import { underLock } from './under-lock.server.ts'

export type SettleWorld = Touches<'db' | 'clock' | 'ids' | 'payments' | 'lab'>
type Gift = typeof gifts.$inferSelect

/**
 * Brings a gift to what Stripe says of it now: books it when its session is complete, paid, and of the amount asked; posts the
 * fee when Stripe's own books have it; keeps a failure or an expiry. Never moves a booked gift back. The redirect, an event and
 * the sweep all call it, in any order and at once. `sessionId` helps a gift whose session was never written down.
 */
export async function settleGift(
  world: SettleWorld,
  actor: Actor,
  giftId: Id<'gft'>,
  sessionId?: string,
): Promise<Outcome<{ state: GiftState }, 'no-such-gift'>> {
  return underLock(world, `gift:${giftId}`, async (tx) => {
    const [gift] = await tx.select().from(gifts).where(eq(gifts.id, giftId))
    if (!gift) return refuse('no-such-gift')
    const known = gift.stripeSessionId ?? sessionId
    if (!known || (await isComplete(tx, gift))) return done({ state: gift.state })
    const seen = await world.payments.readCheckout(known)
    if (seen.giftId !== gift.id) {
      if (gift.stripeSessionId) throw new Error(`session ${known} says it is for another gift than ${giftId}`)
      return done({ state: gift.state })
    }
    if (!gift.stripeSessionId) await noteCheckout(tx, { giftId, sessionId: known, url: null })
    const state = await moveOn(tx, world, { actor, gift, seen })
    const line = isBooked(state) ? seen.charge?.balanceLine : null
    if (line) await postBalanceLine(tx, world, { actor, giftId, line })
    return done({ state })
  })
}

/** Booked, with the fee: nothing of the session is of interest any more. A quarantined gift waits for a person. */
async function isComplete(tx: Tx, gift: Gift): Promise<boolean> {
  if (gift.state === 'quarantined') return true
  if (!isBooked(gift.state) || !gift.stripeChargeId) return false
  const lines = await tx
    .select({ id: stripeBalanceLines.id })
    .from(stripeBalanceLines)
    .where(eq(stripeBalanceLines.sourceId, gift.stripeChargeId))
  return lines.length > 0
}

async function moveOn(
  tx: Tx,
  world: SettleWorld,
  { actor, gift, seen }: { actor: Actor; gift: Gift; seen: CheckoutSeen },
): Promise<GiftState> {
  if (isBooked(gift.state)) return gift.state
  const step = stepOf(gift, seen)
  if (step.to === 'settled') {
    const { paymentIntentId, customerId } = seen
    const at = world.clock.now()
    const arrival = arrivalOfCharge(world.lab.timeZone, { at, charge: step.charge, paymentIntentId, customerId })
    await bookGift(tx, world, { actor, gift, arrival })
    return 'settled'
  }
  if (step.to === gift.state && step.because === gift.failureReason) return gift.state
  await tx
    .update(gifts)
    .set({ state: step.to, failureReason: step.because, stripePaymentIntentId: seen.paymentIntentId })
    .where(eq(gifts.id, gift.id))
  if (step.to !== gift.state) {
    await recordHappening(
      tx,
      { ids: world.ids, at: world.clock.now(), actor },
      {
        kind: `gift-${step.to}`,
        subject: { type: 'gift', id: gift.id },
        before: { state: gift.state },
        after: { state: step.to, asked: gift.gross, paid: seen.total, currency: seen.currency },
      },
    )
  }
  return step.to
}

type Step =
  | { to: 'settled'; charge: ChargeSeen }
  | { to: 'started' | 'pending' | 'failed' | 'expired' | 'quarantined'; because: string | null }

/** Where the session takes a gift that is not booked. */
function stepOf(gift: Gift, seen: CheckoutSeen): Step {
  if (seen.status === 'open') return { to: 'started', because: seen.lastFailure }
  if (seen.status === 'expired') return { to: 'expired', because: seen.lastFailure }
  if (!seen.isPaid) {
    return seen.lastFailure ? { to: 'failed', because: seen.lastFailure } : { to: 'pending', because: null }
  }
  if (seen.total !== gift.gross || seen.currency !== gift.currency) {
    return { to: 'quarantined', because: `asked ${gift.gross} ${gift.currency}, paid ${seen.total} ${seen.currency}` }
  }
  if (!seen.charge) throw new Error(`session ${seen.sessionId} is paid without a charge`)
  return { to: 'settled', charge: seen.charge }
}
