import { type Cents, cents, formatCents } from '#app/units/money.ts'

export type ChallengeState = 'open' | 'ended'

/** What was given within the window is matched even when its money is on its way: a SEPA debit takes up to fourteen working days. */
export const graceDays = 21

/** What may be added to each dollar, in cents. */
export type Ratio = 50 | 100 | 200 | 300

/** "doubles every gift": what a challenge does, after the name of who set it. */
export function ratioWords(centsPerDollar: number): string {
  if (centsPerDollar === 100) return 'doubles every gift'
  if (centsPerDollar === 200) return 'triples every gift'
  return `adds ${formatCents(cents(centsPerDollar), { wholeWhenRound: true })} to every dollar`
}

type Terms = { centsPerDollar: number; capPerGift: Cents | null }

/** What a challenge adds to a gift of which so much counts, as long as its pool lasts: rounded down, to the cent. */
export function wantedMatch({ centsPerDollar, capPerGift }: Terms, counts: bigint): Cents {
  const wanted = (counts * BigInt(centsPerDollar)) / 100n
  return cents(capPerGift !== null && wanted > capPerGift ? capPerGift : wanted)
}

/** What a challenge still owes: matched, and neither paid nor written off. */
export function owedOf({ matched, paid, writtenOff }: Record<'matched' | 'paid' | 'writtenOff', Cents>): Cents {
  return cents(matched - paid - writtenOff)
}
