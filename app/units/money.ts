import { formatWhole } from './whole-number.ts'

/** Whole US cents. Never a float, never mixed with another unit: the brand makes the compiler refuse it. */
export type Cents = bigint & { readonly brand: 'Cents' }

/** The one place a bigint becomes cents. */
export function cents(amount: bigint | number): Cents {
  if (typeof amount === 'number' && !Number.isSafeInteger(amount)) throw new Error(`not whole cents: ${amount}`)
  return BigInt(amount) as Cents
}

/** Whole dollars as cents, for literals in code and tests. */
export function usd(dollars: number): Cents {
  return cents(BigInt(Math.round(dollars * 100)))
}

export function addCents(...amounts: Cents[]): Cents {
  return amounts.reduce<bigint>((sum, amount) => sum + amount, 0n) as Cents
}

/**
 * Reads what a person typed ("$1,234.5", "1234", "1 234,50" is refused) as cents.
 * Returns null when it is not an amount; never rounds: a third decimal is refused.
 */
export function parseCents(text: string): Cents | null {
  const match = /^\s*\$?\s*(\d{1,3}(?:,\d{3}){1,3}|\d{1,12})(?:\.(\d{1,2}))?\s*$/.exec(text)
  if (!match?.[1]) return null
  const whole = BigInt(match[1].replaceAll(',', ''))
  const part = BigInt((match[2] ?? '').padEnd(2, '0') || '0')
  return cents(whole * 100n + part)
}

/** $1,234.56; a minus sign stands before the dollar sign. */
export function formatCents(amount: Cents, options: { wholeWhenRound?: boolean } = {}): string {
  const negative = amount < 0n
  const absolute = negative ? -amount : amount
  const dollars = formatWhole(absolute / 100n)
  const part = absolute % 100n
  const text = options.wholeWhenRound && part === 0n ? dollars : `${dollars}.${part.toString().padStart(2, '0')}`
  return `${negative ? '\u2212' : ''}$${text}`
}

/** Shares an amount by weights; the remainder goes to the first parts, one cent each, so the parts always add up. */
export function splitCents(amount: Cents, weights: readonly bigint[]): Cents[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n)
  if (total <= 0n) throw new Error('weights must add up to more than nothing')
  const parts = weights.map((weight) => (amount * weight) / total)
  let rest = amount - parts.reduce((sum, part) => sum + part, 0n)
  const step = rest < 0n ? -1n : 1n
  for (let index = 0; rest !== 0n; index = (index + 1) % parts.length) {
    parts[index] = (parts[index] ?? 0n) + step
    rest -= step
  }
  return parts as Cents[]
}

/** The smaller of two sums. */
export function lesserCents(one: Cents, other: Cents): Cents {
  return one > other ? other : one
}
