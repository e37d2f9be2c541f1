import { expect, test } from 'vitest'
import { clockIn, instantIn } from '#app/units/zoned-time.ts'

test('a clock time in a zone is the instant at which the clock there shows it', () => {
  expect(instantIn('America/New_York', '2026-03-31T17:00')).toEqual(new Date('2026-03-31T21:00:00Z'))
  expect(instantIn('Asia/Kathmandu', '2026-01-01T00:00')).toEqual(new Date('2025-12-31T18:15:00Z'))
  expect(clockIn('America/New_York', new Date('2026-03-31T21:00:00Z'))).toBe('2026-03-31T17:00')
})

test('the hour left out in spring is no time, and of the hour that comes twice the first is meant', () => {
  expect(instantIn('America/New_York', '2026-03-08T02:30')).toBeNull()
  expect(instantIn('America/New_York', '2026-11-01T01:30')).toEqual(new Date('2026-11-01T05:30:00Z'))
  expect(instantIn('America/New_York', 'tomorrow')).toBeNull()
  expect(instantIn('UTC', '2026-02-30T10:00')).toBeNull()
})
