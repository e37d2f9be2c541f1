import { expect, test } from 'vitest'
import { ratioWords, wantedMatch } from '#app/domain/giving/challenges/challenge.ts'
import { usd } from '#app/units/money.ts'

test.each([
  ['a doubled gift', 100, null, 3_333n, 3_333n],
  ['a half, rounded down', 50, null, 3_333n, 1_666n],
  ['a tripled gift under its cap', 200, usd(100), 4_999n, 9_998n],
  ['a tripled gift at its cap', 200, usd(100), 5_001n, 10_000n],
  ['nothing of nothing', 100, usd(100), 0n, 0n],
] as const)('%s', (_name, centsPerDollar, capPerGift, counts, match) => {
  expect(wantedMatch({ centsPerDollar, capPerGift }, counts)).toBe(match)
})

test('what a challenge does is said in words', () => {
  expect([50, 100, 200, 300].map(ratioWords)).toEqual([
    'adds $0.50 to every dollar',
    'doubles every gift',
    'triples every gift',
    'adds $3 to every dollar',
  ])
})
