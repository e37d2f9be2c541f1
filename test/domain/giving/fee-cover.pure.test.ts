import { expect, test } from 'vitest'
import { cardRate, feeCoverOf, feeRates, grossFor } from '#app/domain/giving/fee-cover.ts'
import { refundParts } from '#app/domain/giving/refund-parts.ts'
import { cents } from '#app/units/money.ts'

test.each([
  [10_000n, 290n, 10_330n],
  [10_000n, 220n, 10_256n],
  [500n, 290n, 546n],
  [2_500_000n, 290n, 2_574_697n],
])('a gift of %s cents at %s basis points and 30 cents becomes %s', (gift, basisPoints, gross) => {
  expect(grossFor(cents(gift), { basisPoints, fixed: cents(30n) })).toBe(gross)
})

test.each([
  [10_000n, 10_081n],
  [62_000n, 62_500n],
  [100_000n, 100_500n],
])('a gift of %s cents by bank debit becomes %s', (gift, gross) => {
  expect(grossFor(cents(gift), feeRates.bank_debit)).toBe(gross)
})

test('after the fee never less than the gift is left', () => {
  for (let gift = 500n; gift < 30_000n; gift += 7n) {
    const gross = gift + feeCoverOf(cents(gift))
    const fee = (gross * cardRate.basisPoints) / 10_000n + cardRate.fixed
    expect(gross - fee).toBeGreaterThanOrEqual(gift)
  }
})

test('the parts of many refunds add up to the whole gift, fund by fund', () => {
  const splits = [{ amount: 3_333n }, { amount: 3_333n }, { amount: 3_334n }]
  const back = [0n, 1n, 3_000n, 7_777n, 10_000n]
  const sums = [0n, 0n, 0n]
  for (let step = 1; step < back.length; step += 1) {
    const parts = refundParts(splits, { before: back[step - 1] ?? 0n, after: back[step] ?? 0n })
    parts.forEach((part, index) => {
      sums[index] = (sums[index] ?? 0n) + part
    })
  }

  expect(sums).toEqual([3_333n, 3_333n, 3_334n])
})
