import type { Day } from './time.ts'

/** A calendar as RFC 5545 writes it: lines of at most 75 octets that end in CRLF, instants in UTC, a UID that stays. */

export type CalendarEvent = {
  /** The same for the same thing, for ever. */
  uid: string
  /** An instant, or a whole day. */
  at: Date | Day
  summary: string
  url: string
  /** Grows whenever the thing is moved. */
  sequence: number
}

type Calendar = { name: string; domain: string; stamp: Date; events: readonly CalendarEvent[] }

export function writeCalendar({ name, domain, stamp, events }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//${escapeText(name)}//Deadlines//EN`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...events.flatMap((event) => linesOf(event, domain, stamp)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

function linesOf({ uid, at, summary, url, sequence }: CalendarEvent, domain: string, stamp: Date): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(`${uid}@${domain}`)}`,
    `DTSTAMP:${utc(stamp)}`,
    typeof at === 'string' ? `DTSTART;VALUE=DATE:${at.replaceAll('-', '')}` : `DTSTART:${utc(at)}`,
    `SUMMARY:${escapeText(summary)}`,
    `URL:${url}`,
    `SEQUENCE:${sequence}`,
    'CLASS:PRIVATE',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

/** 20260331T210000Z */
function utc(instant: Date): string {
  return `${instant.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}

/** Section 3.3.11: backslash, semicolon and comma are escaped, a line end is written as \n; other controls are left out. */
export function escapeText(text: string): string {
  return text
    .replace(/\\/g, '\\\\')
    .replace(/[;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '')
}

const longestLine = 75

/** Section 3.1: a line longer than 75 octets goes on after CRLF and a space, never within a letter. */
export function fold(line: string): string {
  const encoder = new TextEncoder()
  const lines: string[] = []
  let open = ''
  let octets = 0
  for (const letter of line) {
    const size = encoder.encode(letter).length
    if (octets + size > longestLine) {
      lines.push(open)
      open = ' '
      octets = 1
    }
    open += letter
    octets += size
  }
  return [...lines, open].join('\r\n')
}
