import { type Cents, cents } from '#app/units/money.ts'

/** What a card payment costs: a share in hundredths of a percent, and a fixed part. */
export type FeeRate = { basisPoints: bigint; fixed: Cents }

/** 2.9 % and 30 cents: Stripe's published price for a card of the United States. */
export const cardRate: FeeRate = { basisPoints: 290n, fixed: cents(30n) }

/**
 * What is added so that after the fee the whole gift is left, in whole cents and never too little. It is fixed when the
 * gift is made, whatever the fee turns out to be, and is part of the gift.
 */
export function feeCoverOf(gift: Cents, rate: FeeRate = cardRate): Cents {
  return cents(grossFor(gift, rate) - gift)
}

/** gross = ceil((gift + fixed) / (1 - share)) */
export function grossFor(gift: Cents, rate: FeeRate = cardRate): Cents {
  const kept = 10_000n - rate.basisPoints
  const asked = (gift + rate.fixed) * 10_000n
  return cents((asked + kept - 1n) / kept)
}
