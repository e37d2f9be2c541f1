import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cents, formatCents, parseCents, splitCents, usd } from '#app/units/money.ts'

test('amounts are read as people type them', () => {
  expect(parseCents('$1,234.5')).toBe(123450n)
  expect(parseCents(' 100 ')).toBe(10000n)
  expect(parseCents('0.07')).toBe(7n)
})

test('what is not an amount is refused, never rounded', () => {
  for (const text of [
    '',
    'ten',
    '-5',
    '1.234',
    '1e3',
    '1,23',
    '1 234',
    '99999999999999',
    '1,000,000,000,000',
    '9,999,999,999,999,999,999,999',
    '１００',
  ]) {
    expect(parseCents(text), text).toBeNull()
  }
})

test('an amount reads back what it shows', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 13n }), (amount) => {
      expect(parseCents(formatCents(cents(amount)))).toBe(amount)
    }),
  )
})

test('shares always add up, and the first parts take the remainder', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 12n }),
      fc.array(fc.bigInt({ min: 1n, max: 1000n }), { minLength: 1, maxLength: 12 }),
      (amount, weights) => {
        const parts = splitCents(cents(amount), weights)
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(amount)
      },
    ),
  )
  expect(splitCents(usd(0.1), [1n, 1n, 1n])).toEqual([4n, 3n, 3n])
})

test('a debt shows its sign before the dollar', () => {
  expect(formatCents(cents(-123456n))).toBe('\u2212$1,234.56')
  expect(formatCents(usd(500), { wholeWhenRound: true })).toBe('$500')
})
