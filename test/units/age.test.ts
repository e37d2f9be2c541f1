import { expect, test } from 'vitest'
import { formatAge } from '#app/units/age.ts'

test.each([
  [59, 'under a minute'],
  [60, '1 minute'],
  [3_599, '59 minutes'],
  [7_200, '2 hours'],
  [86_400, '1 day'],
  [86_400 * 1_200, '1,200 days'],
])('%i seconds are %s', (seconds, words) => {
  const now = new Date('2026-03-03T17:00:00Z')

  expect(formatAge(new Date(now.getTime() - seconds * 1000), now)).toBe(words)
})
