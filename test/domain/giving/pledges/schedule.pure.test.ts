import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kindOf } from '#app/domain/giving/pledges/pledge.ts'
import { clampedDay, linesOf, scheduleRefusal } from '#app/domain/giving/pledges/schedule.ts'
import { addCents, cents, usd } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'

const day = (text: string) => text as Day

test('twelve quarters of $120,000.01 are eleven times $10,000.00 and once $10,000.01', () => {
  const lines = linesOf(usd(120_000.01), { rhythm: 'quarterly', count: 12, firstOn: day('2026-03-31') })

  expect(lines.map((line) => line.amount)).toEqual([...Array(11).fill(1_000_000n), 1_000_001n])
  expect(lines[11]?.dueOn).toBe('2028-12-31')
})

test('the days of months that are too short clamp from the first day, and do not drift', () => {
  const days = linesOf(usd(500), { rhythm: 'monthly', count: 5, firstOn: day('2027-01-31') }).map((line) => line.dueOn)

  expect(days).toEqual(['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31'])
  expect(clampedDay(day('2028-02-29'), 12)).toBe('2029-02-28')
  expect(clampedDay(day('2028-02-29'), 48)).toBe('2032-02-29')
})

test('whatever the sum and the number of parts, the cents add up', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 100n, max: 10n ** 11n }), fc.integer({ min: 1, max: 120 }), (total, count) => {
      const lines = linesOf(cents(total), { rhythm: 'monthly', count, firstOn: day('2026-03-31') })
      expect(addCents(...lines.map((line) => line.amount))).toBe(total)
    }),
  )
})

test('own dates keep their amounts and are put in order', () => {
  const lines = [
    { dueOn: day('2027-06-01'), amount: usd(70) },
    { dueOn: day('2026-06-01'), amount: usd(30) },
  ]

  expect(linesOf(usd(100), { rhythm: 'own', lines }).map((line) => line.dueOn)).toEqual(['2026-06-01', '2027-06-01'])
})

test('a schedule that cannot be is refused with the word for it', () => {
  const today = day('2026-03-03')
  const quarterly = { rhythm: 'quarterly', count: 4, firstOn: day('2026-03-31') } as const
  const own = (...lines: [string, number][]) => ({
    rhythm: 'own' as const,
    lines: lines.map(([on, dollars]) => ({ dueOn: day(on), amount: usd(dollars) })),
  })
  const refused = (words: object) =>
    scheduleRefusal({ amount: usd(1_000), schedule: quarterly, method: 'wire', ...words }, today)

  expect(refused({})).toBeNull()
  expect(refused({ amount: usd(99.99) })).toBe('too-small')
  expect(refused({ amount: cents(100_000_000_001n) })).toBe('too-large')
  expect(refused({ schedule: { ...quarterly, count: 0 } })).toBe('no-parts')
  expect(refused({ schedule: { ...quarterly, count: 121 } })).toBe('too-many-parts')
  expect(refused({ amount: usd(100), schedule: { ...quarterly, count: 40 } })).toBe('part-too-small')
  expect(refused({ amount: usd(200_000), method: 'card' })).toBe('part-too-large')
  expect(refused({ schedule: own(['2026-04-01', 999]) })).toBe('sum-differs')
  expect(refused({ schedule: own(['2026-04-01', 500], ['2026-04-01', 500]) })).toBe('day-twice')
  expect(refused({ schedule: { ...quarterly, firstOn: today } })).toBeNull()
  expect(refused({ schedule: { ...quarterly, firstOn: day('2026-03-02') } })).toBe('day-past')
  expect(refused({ schedule: { rhythm: 'yearly', count: 17, firstOn: today } })).toBe('day-too-far')
})

test('the kind follows from how firm a pledge is and how it is paid; a donor-advised fund never binds', () => {
  expect(kindOf({ firmness: 'promise', method: 'wire' })).toBe('unconditional')
  expect(kindOf({ firmness: 'condition', method: 'card' })).toBe('conditional')
  expect(kindOf({ firmness: 'intention', method: 'cheque' })).toBe('intent')
  expect(kindOf({ firmness: 'promise', method: 'daf' })).toBe('daf_intent')
  expect(kindOf({ firmness: 'condition', method: 'daf' })).toBe('daf_intent')
})
