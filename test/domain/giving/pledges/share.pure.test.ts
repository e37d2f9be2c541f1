import fc from 'fast-check'
import { expect, test } from 'vitest'
import { divideParts, owedByFund, shareChange } from '#app/domain/giving/pledges/share.ts'
import type { Id } from '#app/units/id.ts'
import { cents } from '#app/units/money.ts'

const fund = (index: number): Id<'fnd'> => `fnd_${index}`
const own = fund(0)
const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n)

const someShares = fc
  .array(fc.bigInt(1n, 10_000_000n), { minLength: 1, maxLength: 5 })
  .map((amounts) => amounts.map((amount, index) => ({ fundId: fund(index + 1), amount: cents(amount) })))

test('every part is divided whole, and every fund gets its share of all of them', () => {
  fc.assert(
    fc.property(someShares, fc.array(fc.bigInt(1n, 1_000n), { minLength: 1, maxLength: 12 }), (shares, weights) => {
      const total = sum(shares.map(({ amount }) => amount))
      const whole = sum(weights)
      let upto = 0n
      const owed = weights.map((weight) => {
        const from = (total * upto) / whole
        upto += weight
        return cents((total * upto) / whole - from)
      })

      const parts = divideParts(owed, shares)

      expect(parts.map((part) => sum(part.map(({ amount }) => amount)))).toEqual(owed)
      for (const { fundId, amount } of shares)
        expect(
          sum(
            parts
              .flat()
              .filter((one) => one.fundId === fundId)
              .map((one) => one.amount),
          ),
        ).toBe(amount)
      expect(parts.flat().every(({ amount }) => amount > 0n)).toBe(true)
    }),
  )
})

test('payments of a divided part add up to each fund’s share, however they come', () => {
  fc.assert(
    fc.property(someShares, fc.array(fc.bigInt(1n, 5_000_000n), { maxLength: 8 }), (shares, payments) => {
      let owed = sum(shares.map(({ amount }) => amount))
      const taken = new Map<string, bigint>()
      for (const payment of [...payments, owed]) {
        const after = payment > owed ? 0n : owed - payment
        const changes = shareChange({ shares, fundId: own, before: owed, after })
        expect(sum(changes.map(({ amount }) => amount))).toBe(after - owed)
        for (const { fundId, amount } of changes) taken.set(fundId, (taken.get(fundId) ?? 0n) - amount)
        owed = after
      }
      for (const { fundId, amount } of shares) expect(taken.get(fundId) ?? 0n).toBe(amount)
    }),
  )
})

test('a part that was never divided, and what goes beyond a division, is the pledge’s own fund’s', () => {
  const shares = [{ fundId: fund(1), amount: cents(100n) }]

  expect(shareChange({ shares: [], fundId: own, before: 100n, after: 40n })).toEqual([{ fundId: own, amount: -60n }])
  expect(shareChange({ shares, fundId: own, before: 100n, after: 150n })).toEqual([
    { fundId: fund(1), amount: 0n },
    { fundId: own, amount: 50n },
  ])
  expect(
    owedByFund(
      [
        { shares, owed: cents(40n) },
        { shares: [], owed: cents(7n) },
      ],
      own,
    ),
  ).toEqual([
    { fundId: fund(1), amount: 40n },
    { fundId: own, amount: 7n },
  ])
})
