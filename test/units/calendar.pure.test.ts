import { expect, test } from 'vitest'
import { type CalendarEvent, escapeText, fold, writeCalendar } from '#app/units/calendar.ts'
import type { Day } from '#app/units/time.ts'

/** Against RFC 5545; the sections are named in the tests. */

const event: CalendarEvent = {
  uid: 'draft-app_01',
  at: new Date('2026-03-31T21:00:00Z'),
  summary: '2026-0007 is to be sent in: Open models; a call, and more',
  url: 'https://portal.example.org/research/applications/app_01',
  sequence: 2,
}
const write = (events: CalendarEvent[]) =>
  writeCalendar({ name: 'ATOM Lab', domain: 'portal.example.org', stamp: new Date('2026-03-01T12:00:00Z'), events })
const unfolded = (text: string) => text.replace(/\r\n[ \t]/g, '').split('\r\n')

test('lines end in CRLF and are at most 75 octets long, without cutting a letter in two (3.1)', () => {
  const text = write([{ ...event, summary: `Möbius ${'日本語 '.repeat(40)}🧪${'x'.repeat(200)}` }])

  expect(text.endsWith('\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  const octets = text.split('\r\n').map((line) => Buffer.byteLength(line))
  expect(Math.max(...octets)).toBe(75)
  expect(text).not.toContain('\uFFFD')
  expect(unfolded(text).find((line) => line.startsWith('SUMMARY:'))).toContain(`🧪${'x'.repeat(200)}`)
})

test('a line of 75 octets stays one, and one more is folded once', () => {
  expect(fold('x'.repeat(75))).toBe('x'.repeat(75))
  expect(fold('x'.repeat(76))).toBe(`${'x'.repeat(75)}\r\n x`)
  expect(fold(`${'x'.repeat(74)}é`)).toBe(`${'x'.repeat(74)}\r\n é`)
})

test('text is escaped, and cannot begin a line of its own (3.3.11)', () => {
  expect(escapeText('a\\b;c,d\r\ne\nf\u0007')).toBe('a\\\\b\\;c\\,d\\ne\\nf')

  const text = write([{ ...event, summary: 'x\r\nEND:VEVENT\r\nBEGIN:VALARM' }])

  expect(unfolded(text).filter((line) => line === 'END:VEVENT')).toHaveLength(1)
  expect(unfolded(text)).not.toContain('BEGIN:VALARM')
})

test('a calendar has what it must, once, and its events between begin and end (3.4, 3.6.1)', () => {
  const lines = unfolded(write([event, { ...event, uid: 'report-1', at: '2026-12-30' as Day }]))

  expect(lines[0]).toBe('BEGIN:VCALENDAR')
  expect(lines.at(-2)).toBe('END:VCALENDAR')
  for (const name of ['VERSION:2.0', 'PRODID:', 'METHOD:PUBLISH', 'CALSCALE:GREGORIAN'])
    expect(lines.filter((line) => line.startsWith(name))).toHaveLength(1)
  expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(2)
  for (const name of ['UID:', 'DTSTAMP:', 'DTSTART', 'SUMMARY:', 'SEQUENCE:'])
    expect(lines.filter((line) => line.startsWith(name))).toHaveLength(2)
})

test('instants are in UTC, whole days are days, and the UID is the same however often it is written (3.3.5, 3.8.4.7)', () => {
  const lines = unfolded(write([event, { ...event, uid: 'report-1', at: '2026-12-30' as Day }]))

  expect(lines).toContain('DTSTART:20260331T210000Z')
  expect(lines).toContain('DTSTART;VALUE=DATE:20261230')
  expect(lines).toContain('DTSTAMP:20260301T120000Z')
  expect(lines).toContain('UID:draft-app_01@portal.example.org')
  expect(lines).toContain('SEQUENCE:2')
  expect(write([event])).toBe(write([event]))
})
