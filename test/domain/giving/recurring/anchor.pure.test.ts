import { expect, test } from 'vitest'
import { chargeAfter, chargeAfterSkipping } from '#app/domain/giving/recurring/anchor.ts'

const day = (instant: Date) => instant.toISOString().slice(0, 10)
const anchor = new Date('2027-01-31T12:00:00Z')

test('a month too short for the anchor charges on its last day, and the next on the anchor’s own again', () => {
  const after = (from: string) => day(chargeAfter({ anchor, interval: 'month', from: new Date(from) }))

  expect(after('2027-02-01T00:00:00Z')).toBe('2027-02-28')
  expect(after('2027-03-01T00:00:00Z')).toBe('2027-03-31')
  expect(after('2028-02-01T00:00:00Z')).toBe('2028-02-29')
  expect(after('2027-02-28T12:00:01Z')).toBe('2027-03-31')
})

test('a yearly gift begun on a leap day charges on the last day of February in other years', () => {
  const grid = { anchor: new Date('2028-02-29T12:00:00Z'), interval: 'year' as const }

  expect(day(chargeAfter({ ...grid, from: new Date('2028-03-01T00:00:00Z') }))).toBe('2029-02-28')
  expect(day(chargeAfter({ ...grid, from: new Date('2032-01-01T00:00:00Z') }))).toBe('2032-02-29')
})

test('a pause leaves out as many charges as it says, counted from the anchor', () => {
  const next = new Date('2027-02-28T12:00:00Z')
  const skipping = (skips: number) => day(chargeAfterSkipping({ anchor, interval: 'month', next, skips }))

  expect([0, 1, 3, 12].map(skipping)).toEqual(['2027-02-28', '2027-03-31', '2027-05-31', '2028-02-29'])
})
