import { expect, test } from 'vitest'
import { deductibleOf, deductibleWords, isNotForSale, isToken } from '#app/domain/giving/benefits/benefit.ts'
import { usd } from '#app/units/money.ts'

const limit = { itemCost: usd(13.9), itemGift: usd(69.5), shareBasisPoints: 200, shareMost: usd(139) }
const worth = (value: number, cost = value, bearsName = true) => ({ fairValue: usd(value), cost: usd(cost), bearsName })

test('a benefit is ignored up to two hundredths of the gift and the year’s most, and not a cent beyond', () => {
  expect(isToken(worth(20), usd(1_000), limit)).toBe(true)
  expect(isToken(worth(20.01), usd(1_000), limit)).toBe(false)
  expect(isToken(worth(139), usd(100_000), limit)).toBe(true)
  expect(isToken(worth(139.01), usd(100_000), limit)).toBe(false)
})

test('an item of little cost is ignored with a gift that is large enough, whatever it is worth', () => {
  expect(isToken(worth(25, 13.9), usd(69.5), limit)).toBe(true)
  expect(isToken(worth(25, 13.91), usd(69.5), limit)).toBe(false)
  expect(isToken(worth(25, 13.9), usd(69.49), limit)).toBe(false)
  expect(isToken(worth(25, 13.9, false), usd(69.5), limit), 'without the lab’s name').toBe(false)
  expect(isToken(worth(25, 13.9), usd(69.5), null), 'a year nobody entered').toBe(false)
})

test('deductible is what is beyond the value, never less than nothing', () => {
  expect(deductibleOf(usd(100), { fairValue: usd(30), isToken: false })).toBe(usd(70))
  expect(deductibleOf(usd(20), { fairValue: usd(30), isToken: false })).toBe(0n)
  expect(deductibleOf(usd(100), { fairValue: usd(30), isToken: true })).toBe(usd(100))
  expect(deductibleOf(usd(100), null)).toBe(usd(100))
})

test('compute, priority and access to models are not for sale', () => {
  for (const words of [
    '100 GPU hours',
    'Priority in the queue',
    'Early access to weights',
    'Model access',
    'An API key',
    'Access to our models',
    'Access to the latest weights',
    'Computing time',
    'Cluster time',
    'Inference credits',
    '20 H100 hours',
    'A day on an MI300X',
  ])
    expect(isNotForSale(words), words).toBe(true)
  for (const words of ['Dinner at the open day', 'A printed annual report', 'A model of an atom', 'An A4 print, 300 g'])
    expect(isNotForSale(words), words).toBe(false)
})

test('the page says that all may be deducted when the benefit is a token with every gift it shows', () => {
  expect(deductibleWords([true, true])).toContain('the whole gift may be deducted')
  expect(deductibleWords([false, false])).toBe('What you give beyond that may be deducted.')
  expect(deductibleWords([false, true])).toBe('What may be deducted depends on the gift.')
})
