/**
 * Splits whole units by weights so that the parts add up: each part is rounded down, then the units left over go one each
 * to the parts that lost most, earlier ones first. A part never exceeds its weight when the amount does not exceed the weights' sum.
 */
export function splitByLargestRemainder(amount: bigint, weights: readonly bigint[]): bigint[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0n)
  if (whole <= 0n) throw new Error('weights must add up to more than nothing')
  const parts = weights.map((weight) => (amount * weight) / whole)
  const lost = weights.map((weight, index) => ({ index, remainder: (amount * weight) % whole }))
  lost.sort((left, right) =>
    left.remainder === right.remainder ? left.index - right.index : left.remainder > right.remainder ? -1 : 1,
  )
  let rest = amount - parts.reduce((sum, part) => sum + part, 0n)
  for (const { index } of lost) {
    if (rest === 0n) break
    parts[index] = (parts[index] ?? 0n) + 1n
    rest -= 1n
  }
  return parts
}

/** Where a part lies on a whole: what comes before it, and itself. */
export type Stretch = { before: bigint; part: bigint; whole: bigint }

/**
 * The share of an amount that falls on one stretch of a whole. Neighbouring stretches add up to the amount exactly, each is
 * within one unit of its fair share, and one can be worked out without knowing the others.
 */
export function shareAlong(amount: bigint, { before, part, whole }: Stretch): bigint {
  if (whole <= 0n) throw new Error('a stretch lies on something')
  return (amount * (before + part)) / whole - (amount * before) / whole
}
