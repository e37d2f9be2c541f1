import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planDraws, planReturns } from '#app/domain/ledger/draw.ts'
import type { Id } from '#app/units/id.ts'
import { cents, usd } from '#app/units/money.ts'

const lot = (name: string | number) => `lot_${name}` as Id<'lot'>
const gift = (name: string | number) => `gft_${name}` as Id<'gft'>

test('the oldest gifts pay first, and one gift may pay for two lots', () => {
  const draws = planDraws(
    [
      { lotId: lot('march'), missing: usd(150) },
      { lotId: lot('april'), missing: usd(100) },
    ],
    [
      { giftId: gift('first'), left: usd(100) },
      { giftId: gift('second'), left: usd(80) },
      { giftId: gift('third'), left: usd(500) },
    ],
  )

  expect(draws).toEqual([
    { lotId: lot('march'), giftId: gift('first'), amount: usd(100) },
    { lotId: lot('march'), giftId: gift('second'), amount: usd(50) },
    { lotId: lot('april'), giftId: gift('second'), amount: usd(30) },
    { lotId: lot('april'), giftId: gift('third'), amount: usd(70) },
  ])
})

test('draws cover as much as there is money, never more than a gap or a gift', () => {
  const amounts = fc.array(fc.bigInt({ min: 1n, max: 10n ** 7n }), { maxLength: 8 })
  fc.assert(
    fc.property(amounts, amounts, (missing, left) => {
      const total = (all: readonly bigint[]) => all.reduce((sum, one) => sum + one, 0n)

      const draws = planDraws(
        missing.map((one, index) => ({ lotId: lot(index), missing: cents(one) })),
        left.map((one, index) => ({ giftId: gift(index), left: cents(one) })),
      )

      const drawn = total(draws.map((draw) => draw.amount))
      expect(drawn === total(missing) || drawn === total(left)).toBe(true)
      expect(drawn <= total(missing) && drawn <= total(left)).toBe(true)
      for (const [index, most] of left.entries()) {
        expect(
          total(draws.filter((draw) => draw.giftId === gift(index)).map((draw) => draw.amount)),
        ).toBeLessThanOrEqual(most)
      }
    }),
  )
})

test('a refund is given back by the newest purchases first', () => {
  const returns = planReturns(usd(60), [
    { lotId: lot('april'), giftId: gift('g'), amount: usd(50) },
    { lotId: lot('march'), giftId: gift('g'), amount: usd(50) },
  ])

  expect(returns).toEqual([
    { lotId: lot('april'), giftId: gift('g'), amount: usd(-50) },
    { lotId: lot('march'), giftId: gift('g'), amount: usd(-10) },
  ])
})
