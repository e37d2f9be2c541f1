import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shareAlong, splitByLargestRemainder } from '#app/units/share.ts'

const weights = fc
  .array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 12 })
  .filter((all) => all.some((one) => one > 0n))
const sum = (parts: readonly bigint[]) => parts.reduce((total, part) => total + part, 0n)

test('parts always add up, and none is a unit away from its fair share', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), weights, (amount, own) => {
      const parts = splitByLargestRemainder(amount, own)

      expect(sum(parts)).toBe(amount)
      for (const [index, part] of parts.entries()) {
        const fair = (amount * (own[index] ?? 0n)) / sum(own)
        expect(part === fair || part === fair + 1n).toBe(true)
      }
    }),
  )
})

test('a part never exceeds what it was weighed with', () => {
  fc.assert(
    fc.property(weights, fc.bigInt({ min: 0n, max: 1000n }), (own, perMille) => {
      const parts = splitByLargestRemainder((sum(own) * perMille) / 1000n, own)

      expect(parts.every((part, index) => part <= (own[index] ?? 0n))).toBe(true)
    }),
  )
})

test('the units left over go to the parts that lost most', () => {
  expect(splitByLargestRemainder(10n, [1n, 1n, 1n])).toEqual([4n, 3n, 3n])
  expect(splitByLargestRemainder(10n, [10n, 29n, 61n])).toEqual([1n, 3n, 6n])
})

test('neighbouring stretches add up to the whole', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), weights, (amount, own) => {
      let before = 0n
      const parts = own.map((part) => {
        const share = shareAlong(amount, { before, part, whole: sum(own) })
        before += part
        return share
      })

      expect(sum(parts)).toBe(amount)
      expect(parts.every((part) => part >= 0n)).toBe(true)
    }),
  )
})
