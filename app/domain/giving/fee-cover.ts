import { addCents, type Cents, cents, lesserCents } from '#app/units/money.ts'
import type { OnlineChannel } from './arrival.ts'

/** What a payment costs: a share in hundredths of a percent, a fixed part, and at most so much. */
export type FeeRate = { basisPoints: bigint; fixed: Cents; most?: Cents }

/** 2.9 % and 30 cents: Stripe's published price for a card of the United States. */
export const cardRate: FeeRate = { basisPoints: 290n, fixed: cents(30n) }

/** 0.8 %, at most $5: Stripe's published price for a debit of a bank account of the United States. */
const debitRate: FeeRate = { basisPoints: 80n, fixed: cents(0n), most: cents(500n) }

export const feeRates: Record<OnlineChannel, FeeRate> = { card: cardRate, bank_debit: debitRate }

/**
 * What is added so that after the fee the whole gift is left, in whole cents and never too little. It is fixed when the
 * gift is made, whatever the fee turns out to be, and is part of the gift.
 */
export function feeCoverOf(gift: Cents, rate: FeeRate = cardRate): Cents {
  return cents(grossFor(gift, rate) - gift)
}

/** gross = ceil((gift + fixed) / (1 - share)), or the gift and the most the fee can be */
export function grossFor(gift: Cents, rate: FeeRate = cardRate): Cents {
  const kept = 10_000n - rate.basisPoints
  const asked = (gift + rate.fixed) * 10_000n
  const gross = cents((asked + kept - 1n) / kept)
  return rate.most === undefined ? gross : lesserCents(gross, addCents(gift, rate.most))
}
