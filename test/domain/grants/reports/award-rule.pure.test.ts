import { expect, test } from 'vitest'
import { owedReports, standardRule } from '#app/domain/grants/reports/award-rule.ts'
import type { Month } from '#app/units/time.ts'

const window = { first: '2026-05' as Month, last: '2027-04' as Month }
const days = (rule: Partial<typeof standardRule>) =>
  owedReports({ ...standardRule, ...rule }, window).map(({ kind, dueOn }) => `${kind} ${dueOn}`)

test('a year of hours owes a report after half of it, and a final one sixty days after its end', () => {
  expect(days({})).toEqual(['progress 2026-11-01', 'final 2027-06-29'])
})

test('an officer may ask more often, later, or for the final one alone', () => {
  expect(days({ everyMonths: 3, finalDays: 0 })).toEqual([
    'progress 2026-08-01',
    'progress 2026-11-01',
    'progress 2027-02-01',
    'final 2027-04-30',
  ])
  expect(days({ everyMonths: 0, finalDays: 1 })).toEqual(['final 2027-05-01'])
  expect(days({ everyMonths: 24 })).toEqual(['final 2027-06-29'])
})
