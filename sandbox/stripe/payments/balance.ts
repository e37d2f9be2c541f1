import type { BalanceEntry, Charge, Refund } from '../objects.ts'
import { idOf } from '../objects.ts'
import type { World } from '../world.ts'

const percentBps = 290
const fixedFeeCents = 30
const day = 86_400
const daysUntilAvailable = 2

/** 2.9 % + 30 ¢, the list price for US cards; half a cent goes up. */
export function feeFor(amountCents: number): number {
  return Math.round((amountCents * percentBps) / 10_000) + fixedFeeCents
}

/** Books a charge into the Stripe balance: amount, fee and net. */
export function bookCharge(world: World, charge: Charge, isInstant: boolean): BalanceEntry {
  const fee = feeFor(charge.amount)
  const details = [
    {
      amount: fee,
      application: null,
      currency: charge.currency,
      description: 'Stripe processing fees',
      type: 'stripe_fee',
    },
  ]
  return book(world, {
    ...of(charge),
    amount: charge.amount,
    fee,
    details,
    type: 'charge',
    source: charge.id,
    isInstant,
  })
}

/** Books a refund out of the balance. Stripe keeps the fee of the charge, so the net of a full refund is below zero by it. */
export function bookRefund(world: World, refund: Refund, description: string | null): BalanceEntry {
  const amount = -refund.amount
  return book(world, {
    currency: refund.currency,
    description,
    amount,
    type: 'refund',
    source: refund.id,
    isInstant: false,
  })
}

/** Books a failed refund's money back into the balance. */
export function bookRefundFailure(world: World, refund: Refund): BalanceEntry {
  const description = `REFUND FAILURE (${idOf(refund.charge) ?? refund.id})`
  return book(world, {
    currency: refund.currency,
    description,
    amount: refund.amount,
    type: 'refund_failure',
    source: refund.id,
    isInstant: true,
  })
}

interface Booking {
  currency: string
  description: string | null
  amount: number
  fee?: number
  details?: BalanceEntry['fee_details']
  type: 'charge' | 'refund' | 'refund_failure'
  source: string
  isInstant: boolean
}

function of(charge: Charge) {
  return { currency: charge.currency, description: charge.description }
}

function book(world: World, booking: Booking): BalanceEntry {
  const now = world.clock.seconds()
  const fee = booking.fee ?? 0
  return world.store.balanceEntries.put({
    id: world.ids.next('txn_'),
    object: 'balance_transaction',
    amount: booking.amount,
    available_on: booking.isInstant ? now : startOfDay(now) + daysUntilAvailable * day,
    balance_type: 'payments',
    created: now,
    currency: booking.currency,
    description: booking.description,
    exchange_rate: null,
    fee,
    fee_details: booking.details ?? [],
    net: booking.amount - fee,
    reporting_category: booking.type,
    source: booking.source,
    status: booking.isInstant ? 'available' : 'pending',
    type: booking.type,
  })
}

function startOfDay(seconds: number): number {
  return seconds - (seconds % day)
}

/** The entry as of now: pending money becomes available when its day comes. */
export function asOfNow(world: World, entry: BalanceEntry): BalanceEntry {
  if (entry.status !== 'pending' || entry.available_on > world.clock.seconds()) return entry
  return world.store.balanceEntries.put({ ...entry, status: 'available' })
}
