import { type Cents, formatCents } from './money.ts'
import { formatWhole } from './whole-number.ts'

/** Whole euro cents. They never meet dollars: only a rate, on a day, makes the one of the other. */
export type EuroCents = bigint & { readonly brand: 'EuroCents' }

/** The one place a bigint becomes euro cents. */
export function euroCents(amount: bigint | number): EuroCents {
  if (typeof amount === 'number' && !Number.isSafeInteger(amount)) throw new Error(`not whole euro cents: ${amount}`)
  return BigInt(amount) as EuroCents
}

/** Whole euros as euro cents, for literals in code and tests. */
export function eur(euros: number): EuroCents {
  return euroCents(BigInt(Math.round(euros * 100)))
}

/**
 * Reads what a person typed ("€1,234.5", "1234", "50,50") as euro cents; a comma before one or two last figures is a decimal comma, as
 * on the continent. Returns null when it is not an amount, or could be two ("1.234"); never rounds.
 */
export function parseEuros(text: string): EuroCents | null {
  const match = /^\s*€?\s*(\d{1,3}(?:,\d{3}){1,3}|\d{1,12})(?:[.,](\d{1,2}))?\s*€?\s*$/.exec(text)
  if (!match?.[1]) return null
  const whole = BigInt(match[1].replaceAll(',', ''))
  const part = BigInt((match[2] ?? '').padEnd(2, '0') || '0')
  return euroCents(whole * 100n + part)
}

/** €1,234.56; whole sums without cents where there is little room. */
export function formatEuros(amount: EuroCents, options: { wholeWhenRound?: boolean } = {}): string {
  const whole = formatWhole(amount / 100n)
  const part = amount % 100n
  return options.wholeWhenRound && part === 0n ? `€${whole}` : `€${whole}.${part.toString().padStart(2, '0')}`
}

/** 1234.50 for a field: no sign, no commas, no cents when there are none. */
export function typedEuros(amount: EuroCents): string {
  return formatEuros(amount, { wholeWhenRound: true }).replaceAll(/[€,]/g, '')
}

/** The sum a giver knows: in euros where it moved in euros, in dollars otherwise. */
export function formatGiven(sum: { amount: Cents; euros: EuroCents | null }): string {
  return sum.euros === null ? formatCents(sum.amount) : formatEuros(sum.euros)
}
