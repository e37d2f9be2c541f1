import { expect, test } from 'vitest'
import { eur, euroCents, formatEuros, parseEuros, typedEuros } from '#app/units/euros.ts'

test.each([
  ['50', 5000n],
  ['€50', 5000n],
  ['50,5 €', 5050n],
  ['50.05', 5005n],
  ['1,234.50', 123450n],
  ['1,234', 123400n],
])('“%s” is read as euros', (text, amount) => {
  expect(parseEuros(text)).toBe(amount)
})

test.each(['', '$50', '1.234', '50.005', '1 234', '-5', '5e2', '1,23,4'])(
  '“%s” is asked about, never guessed',
  (text) => {
    expect(parseEuros(text)).toBeNull()
  },
)

test('euros are written with their sign, and typed without', () => {
  expect(formatEuros(eur(1234.5))).toBe('€1,234.50')
  expect(formatEuros(eur(1000), { wholeWhenRound: true })).toBe('€1,000')
  expect(typedEuros(eur(1234.5))).toBe('1234.50')
  expect(() => euroCents(0.5)).toThrow('not whole euro cents')
})
