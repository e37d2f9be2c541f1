import { type EuroCents, eur, formatEuros } from '#app/units/euros.ts'
import { type Cents, cents, formatCents } from '#app/units/money.ts'

/** A gift in euros is given once, from a bank account of the SEPA area. What it costs is small, as for an account in the United States. */
export const smallestEuroGift = eur(5)
/** A debit can be taken back for eight weeks without a reason, and for thirteen months with one. */
export const largestEuroGift = eur(10_000)

/** The smallest part that is given back of a gift that keeps something. */
export const smallestEurosBack = eur(1)

export const suggestedEuros: readonly EuroCents[] = [eur(25), eur(100), eur(250), eur(1000)]

/** A gift as every page shows its sum: in euros until its dollars are here, in dollars from then on. */
export type Sum = { gross: Cents; euros: EuroCents | null }

/** Whether a gift waits for its dollars. Its gross is nothing until then. */
export function awaitsDollars<Gift extends Sum>(gift: Gift): gift is Gift & { euros: EuroCents } {
  return gift.euros !== null && gift.gross === 0n
}

/** "$54.00", or "€50.00" while nobody knows how many dollars come. */
export function sumWords(sum: Sum): string {
  return awaitsDollars(sum) ? formatEuros(sum.euros) : formatCents(sum.gross)
}

/** "€50.00 at 1.08 dollars for a euro". */
export function rateWords(euros: EuroCents, rate: string): string {
  return `${formatEuros(euros)} at ${rate} dollars for a euro`
}

/** What is left of a gift in euros: in euros, and in the dollars it was booked at. */
export type EurosLeft = { euros: EuroCents; dollars: Cents }

/**
 * What euros of a gift count for in its own dollars: a share of what is left of it, rounded down and a cent at least; the last euros take all
 * the dollars that are left, so that both come to nothing together. Throws when cents of a cheap euro have used the dollars up.
 */
export function worthOf(euros: EuroCents, left: EurosLeft): Cents {
  if (euros >= left.euros) return left.dollars
  const share = (euros * left.dollars) / left.euros
  const worth = cents(share > 0n ? share : 1n)
  if (worth >= left.dollars)
    throw new Error(`${left.dollars} cents are left for ${left.euros} of euros: a person must look`)
  return worth
}
