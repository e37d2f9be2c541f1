import type { Id } from '#app/units/id.ts'
import { type Cents, cents, splitCents } from '#app/units/money.ts'
import { refundParts } from '../refund-parts.ts'

/** A fund's part of what is to come. */
export type FundShare = { fundId: Id<'fnd'>; amount: Cents }

/**
 * How a change of what is owed of an instalment falls on its funds: a payment takes from each, money that went back gives to each. What was owed when
 * it was divided goes by running totals, so that many payments add up to every fund's share; anything beyond is the pledge's own fund's.
 */
export function shareChange({
  shares,
  fundId,
  before,
  after,
}: {
  shares: readonly FundShare[]
  fundId: Id<'fnd'>
  before: bigint
  after: bigint
}): FundShare[] {
  const divided = shares.reduce<bigint>((sum, { amount }) => sum + amount, 0n)
  const within = (owed: bigint) => (owed < divided ? owed : divided)
  const rest = after - within(after) - (before - within(before))
  const parts =
    divided > 0n ? refundParts(shares, { before: divided - within(before), after: divided - within(after) }) : []
  const changes = shares.map((share, index) => ({ fundId: share.fundId, amount: cents(-(parts[index] ?? 0n)) }))
  return rest === 0n ? changes : addUp([...changes, { fundId, amount: cents(rest) }])
}

/** What is owed of instalments, fund by fund. */
export function owedByFund(
  parts: readonly { shares: readonly FundShare[]; owed: Cents }[],
  fundId: Id<'fnd'>,
): FundShare[] {
  const owed = parts.flatMap((part) => shareChange({ shares: part.shares, fundId, before: 0n, after: part.owed }))
  return addUp(owed).filter(({ amount }) => amount > 0n)
}

/**
 * Divides instalments so that each is whole and every fund gets exactly its share of all of them. The shares add up to what is owed; an odd cent goes
 * to the first fund that has something to come.
 */
export function divideParts(owed: readonly Cents[], shares: readonly FundShare[]): FundShare[][] {
  let left = shares.filter(({ amount }) => amount > 0n)
  return owed.map((part) => {
    const cut = splitCents(
      part,
      left.map(({ amount }) => amount),
    )
    const own = left.map(({ fundId }, index) => ({ fundId, amount: cut[index] ?? cents(0n) }))
    left = left
      .map(({ fundId, amount }, index) => ({ fundId, amount: cents(amount - (cut[index] ?? 0n)) }))
      .filter(({ amount }) => amount > 0n)
    return own.filter(({ amount }) => amount > 0n)
  })
}

function addUp(shares: readonly FundShare[]): FundShare[] {
  const sums = new Map<Id<'fnd'>, bigint>()
  for (const { fundId, amount } of shares) sums.set(fundId, (sums.get(fundId) ?? 0n) + amount)
  return [...sums].map(([fundId, amount]) => ({ fundId, amount: cents(amount) }))
}
