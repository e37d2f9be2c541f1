import { expect, test } from 'vitest'
import {
  addMonths,
  dayIn,
  formatDay,
  formatInstant,
  monthEnd,
  monthOf,
  monthsBetween,
  parseDay,
  parseMonth,
} from '#app/units/time.ts'

test('a day that does not exist is not a day', () => {
  expect(parseDay('2026-02-28')).toBe('2026-02-28')
  expect(parseDay('2026-02-30')).toBeNull()
  expect(parseDay('3 March')).toBeNull()
})

test('the same instant is a different day in the lab than in Tokyo', () => {
  const instant = new Date('2026-03-01T02:00:00Z')

  expect(dayIn('America/New_York', instant)).toBe('2026-02-28')
  expect(dayIn('Asia/Tokyo', instant)).toBe('2026-03-01')
})

test('months walk over the year, both ways', () => {
  const december = parseMonth('2025-12')
  if (!december) throw new Error('not a month')

  expect(addMonths(december, 1)).toBe('2026-01')
  expect(addMonths(december, -12)).toBe('2024-12')
  expect(monthsBetween(december, addMonths(december, 2))).toEqual(['2025-12', '2026-01', '2026-02'])
  expect(monthEnd(december).toISOString()).toBe('2026-01-01T00:00:00.000Z')
  expect(monthOf(new Date('2026-03-31T23:59:59Z'))).toBe('2026-03')
})

test('dates are written out, times with their zone', () => {
  const day = parseDay('2026-03-03')
  if (!day) throw new Error('not a day')

  expect(formatDay(day)).toBe('3 March 2026')
  expect(formatInstant(new Date('2026-03-03T22:00:00Z'), 'UTC')).toBe('3 March 2026, 22:00 UTC')
  expect(formatInstant(new Date('2026-03-03T22:00:00Z'), 'America/New_York')).toBe('3 March 2026, 17:00 EST')
  expect(formatInstant(new Date('2026-03-03T22:00:00Z'), 'Europe/Berlin')).toBe('3 March 2026, 23:00 CET')
  expect(formatInstant(new Date('2026-03-03T22:00:00Z'), 'Africa/Lagos')).toBe('3 March 2026, 23:00 GMT+1')
})
