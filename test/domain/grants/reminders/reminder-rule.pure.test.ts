import { expect, test } from 'vitest'
import { markDue, readMarks, usualReminders } from '#app/domain/grants/reminders/reminder-rule.ts'
import type { Day } from '#app/units/time.ts'

const day = (text: string) => text as Day
const on = (today: string, since = '2026-03-01') =>
  markDue({
    today: day(today),
    dueOn: day('2026-03-20'),
    since: day(since),
    before: usualReminders.reviewBefore,
    after: usualReminders.reviewAfter,
  })

test('nobody is reminded before the first of the days, and after that of the latest that has come', () => {
  expect(on('2026-03-12')).toBeNull()
  expect(on('2026-03-13')).toEqual({ which: 'before', days: 7 })
  expect(on('2026-03-18')).toEqual({ which: 'before', days: 7 })
  expect(on('2026-03-19')).toEqual({ which: 'before', days: 1 })
  expect(on('2026-03-20')).toEqual({ which: 'before', days: 1 })
})

test('after the day the first two mornings are quiet', () => {
  expect(on('2026-03-22')).toBeNull()
  expect(on('2026-03-23')).toEqual({ which: 'after', days: 3 })
})

test('who was asked on the day of a reminder or later is not reminded of it', () => {
  expect(on('2026-03-15', '2026-03-13')).toBeNull()
  expect(on('2026-03-15', '2026-03-12')).toEqual({ which: 'before', days: 7 })
  expect(on('2026-03-19', '2026-03-13')).toEqual({ which: 'before', days: 1 })
})

test('days are read as people write them, each once', () => {
  expect(readMarks('1; 7,7  3')).toEqual([7, 3, 1])
  expect(readMarks('')).toEqual([])
  for (const typed of ['0', '61', '-1', 'a week', '1.5', '1 2 3 4 5 6']) expect(readMarks(typed)).toBeNull()
})
