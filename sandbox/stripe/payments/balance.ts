import type { BalanceEntry, Charge, Refund } from '../objects.ts'
import { idOf } from '../objects.ts'
import type { World } from '../world.ts'
import { planPayout } from './plan-payout.ts'

const day = 86_400
const daysUntilAvailable = 2
const billingBps = 70

/** The account settles in dollars. What is charged in another currency is exchanged: euros at the rate of the day, others at one fixed rate. */
const dollarsFor: Record<string, number> = { usd: 1, gbp: 1.25, cad: 0.72, aud: 0.65, chf: 1.1 }

/** The list prices for a US account: cards 2.9 % + 30 ¢, bank debits 0.8 % up to $5 or $6. Half a cent goes up. */
function feeFor(cents: number, type = 'card'): number {
  if (type === 'us_bank_account') return Math.min(500, Math.round((cents * 80) / 10_000))
  if (type === 'sepa_debit') return Math.min(600, Math.round((cents * 80) / 10_000) + 30)
  return Math.round((cents * 290) / 10_000) + 30
}

/** Books a charge into the Stripe balance: amount, fee and net. Billing's own fee, for subscriptions, is an entry of its own. */
export function bookCharge(
  world: World,
  charge: Charge,
  { isInstant, isSubscription }: { isInstant: boolean; isSubscription: boolean },
): BalanceEntry {
  const type = charge.payment_method_details?.type ?? 'card'
  const rate = rateOf(world, charge)
  const amount = Math.round(charge.amount * rate)
  const fee = feeFor(amount, type)
  const entry = book(world, {
    description: charge.description,
    amount,
    fees: [{ amount: fee, description: 'Stripe processing fees' }],
    type: type === 'card' ? 'charge' : 'payment',
    source: charge.id,
    isInstant,
    rate,
  })
  if (isSubscription) bookStripeFee(world, Math.round((amount * billingBps) / 10_000), 'Billing - Usage Fee')
  return entry
}

function bookStripeFee(world: World, amount: number, description: string): void {
  if (amount > 0) book(world, { description, amount: -amount, type: 'stripe_fee', source: null, isInstant: true })
}

/** Books a refund out of the balance. Stripe keeps the fee of the charge, so the net of a full refund is below zero by it. */
export function bookRefund(world: World, refund: Refund, description: string | null): BalanceEntry {
  const rate = rateOf(world, refund)
  return book(world, {
    description,
    amount: -Math.round(refund.amount * rate),
    type: refund.id.startsWith('pyr_') ? 'payment_refund' : 'refund',
    source: refund.id,
    isInstant: false,
    rate,
  })
}

/** Books a failed refund's money back into the balance. */
export function bookRefundFailure(world: World, refund: Refund): BalanceEntry {
  const rate = rateOf(world, refund)
  return book(world, {
    description: `REFUND FAILURE (${idOf(refund.charge) ?? refund.id})`,
    amount: Math.round(refund.amount * rate),
    type: refund.id.startsWith('pyr_') ? 'payment_failure_refund' : 'refund_failure',
    source: refund.id,
    isInstant: true,
    rate,
  })
}

/** What one unit of a currency is worth now: a refund and a dispute go at the rate of their own day, as Stripe's do. */
export function rateOf(world: World, { currency }: { currency: string }): number {
  return currency === 'eur' ? world.settings.euroRate : (dollarsFor[currency] ?? 1)
}

export interface Booking {
  description: string | null
  /** In dollars' cents, signed. */
  amount: number
  fees?: readonly { amount: number; description: string }[]
  type: BalanceEntry['type']
  source: string | null
  isInstant: boolean
  rate?: number
}

const categories: Partial<Record<BalanceEntry['type'], string>> = {
  payment: 'charge',
  payment_refund: 'refund',
  payment_failure_refund: 'refund_failure',
  stripe_fee: 'fee',
  payout_cancel: 'payout_reversal',
  payout_failure: 'payout_reversal',
}

/** Adds an entry to the balance. It lives on the sandbox's own clock: so do payouts. */
export function book(world: World, booking: Booking, category?: string): BalanceEntry {
  return world.clock.within(null, () => {
    const now = world.clock.seconds()
    const fees = booking.fees ?? []
    const fee = fees.reduce((sum, one) => sum + one.amount, 0)
    planPayout(world)
    return world.store.balanceEntries.put({
      id: world.ids.next('txn_'),
      object: 'balance_transaction',
      amount: booking.amount,
      available_on: booking.isInstant ? now : now - (now % day) + daysUntilAvailable * day,
      balance_type: 'payments',
      created: now,
      currency: 'usd',
      description: booking.description,
      exchange_rate: booking.rate === undefined || booking.rate === 1 ? null : booking.rate,
      fee,
      fee_details: fees.map((one) => ({ ...one, application: null, currency: 'usd', type: 'stripe_fee' })),
      net: booking.amount - fee,
      reporting_category: category ?? categories[booking.type] ?? booking.type,
      source: booking.source,
      status: booking.isInstant ? 'available' : 'pending',
      type: booking.type,
    })
  })
}

/** The entry as of now: pending money becomes available when its day comes. */
export function asOfNow(world: World, entry: BalanceEntry): BalanceEntry {
  if (entry.status !== 'pending' || entry.available_on > world.clock.seconds()) return entry
  return world.store.balanceEntries.put({ ...entry, status: 'available' })
}
