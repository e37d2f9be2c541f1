import { expect, test } from 'vitest'
import { readChannel, readDonorKind, readRhythm } from '#app/domain/giving/imports/cell-words.ts'
import { firstLetters, readAmount, readAnonymity, readDay, readYesOrNo } from '#app/domain/giving/imports/read-cell.ts'

test.each([
  ['$1,234.50', 123_450n],
  ['1234.5', 123_450n],
  [' 100 ', 10_000n],
  ['USD 25', 2_500n],
  ['25 USD', 2_500n],
  ['US$1,000', 100_000n],
  ['0.01', 1n],
])('%s is an amount', (text, cents) => {
  expect(readAmount(text)).toEqual({ value: cents })
})

test.each([
  ['', 'The amount is missing.'],
  ['0', 'The amount is nothing.'],
  ['1,50', '“1,50” cannot be read as an amount, such as 1,234.50.'],
  ['1.234,50', '“1.234,50” cannot be read as an amount, such as 1,234.50.'],
  ['1.234', '“1.234” cannot be read as an amount, such as 1,234.50.'],
  ['$10k', '“$10k” cannot be read as an amount, such as 1,234.50.'],
  ['12 34', '“12 34” cannot be read as an amount, such as 1,234.50.'],
  ['(100.00)', '“(100.00)” is below zero: money that went back is no gift.'],
  ['-100', '“-100” is below zero: money that went back is no gift.'],
  ['$-100', '“$-100” is below zero: money that went back is no gift.'],
  ['€100', '“€100” is not in US dollars.'],
  ['100 EUR', '“100 EUR” is not in US dollars.'],
  ['999999999999', '“999999999999” is more than a billion dollars.'],
])('“%s” is refused with its reason', (text, problem) => {
  expect(readAmount(text)).toEqual({ problem })
})

const inBoston = { dates: 'month-first', monthDay: 'first', zone: 'America/New_York' } as const

test.each([
  ['2024-03-31', '2024-03-31'],
  ['2024-03-31 22:15:00', '2024-03-31'],
  ['2024-04-01T02:15:00Z', '2024-03-31'],
  ['2024-04-01 02:15 UTC', '2024-03-31'],
  ['2024-12-31T23:59:59-05:00', '2024-12-31'],
  ['3/4/2024', '2024-03-04'],
  ['03/04/2024 10:22 AM', '2024-03-04'],
  ['March 4, 2024', '2024-03-04'],
  ['4 Mar 2024', '2024-03-04'],
  ['Sept. 30th, 2024', '2024-09-30'],
])('%s is the day %s', (text, day) => {
  expect(readDay(text, inBoston)).toEqual({ value: day })
})

test('a day written with the day first is read so when staff say it', () => {
  expect(readDay('3/4/2024', { ...inBoston, dates: 'day-first' })).toEqual({ value: '2024-04-03' })
  expect(readDay('31.12.2024', { ...inBoston, dates: 'day-first' })).toEqual({ value: '2024-12-31' })
})

test('a month without a day is said to be one', () => {
  expect(readDay('February 2024', { ...inBoston, monthDay: 'last' })).toEqual({
    value: '2024-02-29',
    note: 'The day is unknown: taken as the last day of February 2024.',
  })
  expect(readDay('2024-02', inBoston)).toMatchObject({ value: '2024-02-01' })
  expect(readDay('February 2024', { ...inBoston, monthDay: 'refuse' })).toEqual({
    problem: '“February 2024” is a month; the day of the gift is unknown.',
  })
})

test.each([
  ['', 'The day is missing.'],
  ['2024-02-30', 'There is no day 2024-02-30.'],
  ['13/31/2024', 'There is no day 13/31/2024.'],
  ['3/4/24', '“3/4/24” cannot be read as a day.'],
  ['Monday', '“Monday” cannot be read as a day.'],
  ['Mayhem 2024', '“Mayhem 2024” cannot be read as a day.'],
  ['45000', '“45000” cannot be read as a day.'],
  ['December 9999', '“December 9999” cannot be read as a day.'],
  ['0099-12', '“0099-12” cannot be read as a day.'],
  ['12/31/9999', 'There is no day 12/31/9999.'],
  ['9999-12-31T23:00:00-05:00', 'There is no day 9999-12-31T23:00:00-05:00.'],
])('“%s” is no day', (text, problem) => {
  expect(readDay(text, inBoston)).toEqual({ problem })
})

test('a word that every object knows is no way of paying, no kind of donor and no rhythm', () => {
  expect(readChannel('constructor', 'wire')).toMatchObject({ value: 'wire' })
  expect(readDonorKind('constructor')).toBe(null)
  expect(readRhythm('constructor')).toMatchObject({ problem: expect.stringContaining('none of monthly') })
})

test('a long note is cut between letters, never within one', () => {
  expect(firstLetters('ab🎁', 3)).toBe('ab')
  expect(firstLetters('ab🎁', 4)).toBe('ab🎁')
})

test('what is neither yes nor no is not taken as no', () => {
  expect(['Yes', 'TRUE', '1', 'x', 'Refunded'].map(readYesOrNo)).toEqual([true, true, true, true, true])
  expect(['', 'No', 'false', '0', '$0.00', 'n/a'].map(readYesOrNo)).toEqual([false, false, false, false, false, false])
  expect(['25.00', '2024-01-01', 'perhaps'].map(readYesOrNo)).toEqual([null, null, null])
  expect(readAnonymity('perhaps')).toEqual({
    value: true,
    note: '“perhaps” is neither yes nor no: taken as anonymous.',
  })
})
