import { eq, sql } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { euroCents, formatEuros } from '#app/units/euros.ts'
import type { Id } from '#app/units/id.ts'
import { cents, formatCents } from '#app/units/money.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Reads, Tx } from '#db/client.server.ts'
import { gifts } from '#db/schema/giving.ts'
import { stripeBalanceLines } from '#db/schema/stripe.ts'
import { arrivalOfCharge } from './arrival.ts'
import { bookGift } from './book-gift.server.ts'
import { eurosOf, priceGift } from './euros/price-gift.server.ts'
import { type GiftState, isBooked } from './gift.ts'
import { noteCheckout } from './note-checkout.server.ts'
import type { ChargeSeen, CheckoutSeen } from './payments.ts'
import { releaseInstalment } from './pledges/release-instalment.server.ts'
import { postBalanceLine } from './post-balance-line.server.ts'
import { tellDebit } from './tell-debit.server.ts'
import { underLock } from './under-lock.server.ts'

export type SettleWorld = Touches<'db' | 'clock' | 'ids' | 'payments' | 'lab'>
type Gift = typeof gifts.$inferSelect

/** A gift changes a handful of times in its life; more changes than this while we look means that something is wrong. */
const mostLooks = 8

/**
 * Brings a gift to what Stripe says of it now: books it when its session is complete, paid, and of the amount asked, and one in
 * euros when Stripe's books say how many dollars came; posts the fee when Stripe's own books have it; keeps a failure or an expiry. Never moves a booked gift back. The redirect, an event and
 * the sweep all call it, in any order and at once. `hint` helps a gift whose session or charge was never written down.
 */
export async function settleGift(
  world: SettleWorld,
  actor: Actor,
  giftId: Id<'gft'>,
  hint: Hint = {},
): Promise<Outcome<{ state: GiftState }, 'no-such-gift'>> {
  for (let look = 0; look < mostLooks; look += 1) {
    const before = await readVersion(world.db, giftId)
    if (!before) return refuse('no-such-gift')
    const { gift } = before
    if (await isComplete(world.db, gift)) return done({ state: gift.state })
    const seen = await askStripe(world, gift, hint)
    if (!seen) return done({ state: gift.state })
    if (seen.giftId !== gift.id) {
      if (gift.stripeSessionId) throw new Error(`session ${seen.sessionId} says it is for another gift than ${giftId}`)
      return done({ state: gift.state })
    }
    const state = await underLock(world, `gift:${giftId}`, (tx) => apply(tx, world, { actor, before, seen }))
    if (state) return done({ state })
  }
  throw new Error(`gift ${giftId} changed ${mostLooks} times while Stripe was asked about it`)
}

/** Where an event says that a gift's payment is. */
export type Hint = { sessionId?: string; paymentIntentId?: string }

/** The gift's session, or its charge when it has no page; null when neither is known yet. */
async function askStripe(world: SettleWorld, gift: Gift, hint: Hint): Promise<CheckoutSeen | null> {
  const sessionId = gift.stripeSessionId ?? hint.sessionId
  if (sessionId) return world.payments.readCheckout(sessionId)
  const paymentIntentId = gift.stripePaymentIntentId ?? hint.paymentIntentId
  return paymentIntentId ? world.payments.readPayment(paymentIntentId) : null
}

type Version = { gift: Gift; version: string }

/** The gift, and which writing of its row this is: Postgres gives every new version the id of the transaction that wrote it. */
async function readVersion(reads: Reads, giftId: Id<'gft'>): Promise<Version | undefined> {
  const [row] = await reads
    .select({ gift: gifts, version: sql<string>`${gifts}.xmin::text` })
    .from(gifts)
    .where(eq(gifts.id, giftId))
  return row
}

/**
 * Writes what was seen, or answers null when the gift has changed since before Stripe was asked: then what was seen may be older
 * than what is written, and Stripe is asked again. So every writing rests on an answer asked for after the writing before it.
 */
async function apply(
  tx: Tx,
  world: SettleWorld,
  { actor, before, seen }: { actor: Actor; before: Version; seen: CheckoutSeen },
): Promise<GiftState | null> {
  const { gift, version } = before
  const now = await readVersion(tx, gift.id)
  if (now?.version !== version) return null
  if (!gift.stripeSessionId && seen.sessionId)
    await noteCheckout(tx, { giftId: gift.id, sessionId: seen.sessionId, url: null })
  const state = await moveOn(tx, world, { actor, gift, seen })
  const line = isBooked(state) ? seen.charge?.balanceLine : null
  if (line) await postBalanceLine(tx, world, { actor, giftId: gift.id, line })
  return state
}

/** Booked, with the fee: nothing of the session is of interest any more. A quarantined gift waits for a person. */
async function isComplete(reads: Reads, gift: Gift): Promise<boolean> {
  if (gift.state === 'quarantined') return true
  if (!isBooked(gift.state) || !gift.stripeChargeId) return false
  const lines = await reads
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
    const inEuros = eurosOf(gift, step.charge)
    await bookGift(tx, world, { actor, gift: inEuros ? await priceGift(tx, { gift, ...inEuros }) : gift, arrival })
    return 'settled'
  }
  if (step.to === gift.state && step.because === gift.failureReason) return gift.state
  await tx
    .update(gifts)
    .set({ state: step.to, failureReason: step.because, stripePaymentIntentId: seen.paymentIntentId })
    .where(eq(gifts.id, gift.id))
  if (step.to === 'failed' || step.to === 'expired')
    await releaseInstalment(tx, world, { actor, giftId: gift.id, failure: step.because })
  if (step.to !== gift.state) {
    await tellDebit(tx, world, { gift, state: step.to, hasPage: seen.sessionId !== null })
    await recordHappening(
      tx,
      { ids: world.ids, at: world.clock.now(), actor },
      {
        kind: `gift-${step.to}`,
        subject: { type: 'gift', id: gift.id },
        before: { state: gift.state },
        after: { state: step.to, ...figuresOf(gift, seen) },
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
  if (!seen.charge) throw new Error(`gift ${gift.id} is paid without a charge`)
  const { charge } = seen
  const asked = gift.euros ?? gift.gross
  const isAsAsked = [seen, charge].every((paid) => paid.currency === gift.currency && paid.amount === asked)
  if (isAsAsked) return gift.euros === null ? { to: 'settled', charge } : arrivedInEuros(charge)
  const { amount, currency } = charge
  return {
    to: 'quarantined',
    because: `Asked ${sumIn(asked, gift.currency)}, paid ${sumIn(amount, currency)}`,
  }
}

/** Euros are no gift before Stripe's books say what they brought; the event that brings the line, or the sweep, comes here again. */
function arrivedInEuros(charge: ChargeSeen): Step {
  const line = charge.balanceLine
  if (!line) return { to: 'pending', because: null }
  if (line.currency === 'usd') return { to: 'settled', charge }
  return { to: 'quarantined', because: `Stripe keeps it in ${line.currency}, and the books hold dollars` }
}

function sumIn(amount: bigint, currency: string): string {
  return currency === 'eur' ? formatEuros(euroCents(amount)) : `${formatCents(cents(amount))} ${currency}`
}

function figuresOf(gift: Gift, { charge, currency }: CheckoutSeen) {
  if (gift.euros !== null) return { euros: gift.euros, paidEuros: charge?.amount, currency }
  return { asked: gift.gross, paid: charge?.amount, currency }
}
