import { Unreadable } from './row.ts'

/** Reads sacct's times as milliseconds since 1970: null for a time not known yet, NaN for what is no time. */
export type ReadInstant = {
  (text: string | null): number | null
  /** A local time that a change of clocks skipped or repeated. */
  isDoubtful: (text: string | null) => boolean
}

const local = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?$/
const notYet = new Set(['', 'Unknown', 'None', 'N/A', '0'])
const hour = 3_600_000
const slot = hour / 4

/**
 * A reader for one declared zone (UTC unless told). Epoch seconds and times with their own offset need no zone. A skipped
 * local time is read with the offset before the change, a repeated one as its first occurrence: always the same instant for
 * the same text, because the instant is part of what identifies a run.
 */
export function instantReader(timeZone = 'UTC'): ReadInstant {
  const offsetOf = timeZone === 'UTC' ? null : offsetsOf(timeZone)
  const read = (text: string | null): number | null => {
    if (text === null || notYet.has(text)) return null
    if (/^\d{9,11}$/.test(text)) return Number(text) * 1000
    const wall = wallClock(text)
    if (!wall) return Number.NaN
    if (wall.offset !== null) return wall.at - wall.offset
    return offsetOf ? wall.at - offsetOf(wall.at).offset : wall.at
  }
  const isDoubtful = (text: string | null): boolean => {
    const wall = offsetOf && text ? wallClock(text) : null
    return wall?.offset === null && offsetOf?.(wall.at).isDoubtful === true
  }
  return Object.assign(read, { isDoubtful })
}

function wallClock(text: string): { at: number; offset: number | null } | null {
  const match = local.exec(text)
  if (!match) return null
  const [, year, month, day, hours, minutes, seconds, zone] = match
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hours), Number(minutes), Number(seconds))
  const isReal = Number(month) >= 1 && Number(month) <= 12 && Number(hours) < 24 && Number(minutes) < 60
  // Every month has a 28th; only the days after it may be none, and slip into the next month.
  if (!isReal || day === '00' || (Number(day) > 28 && new Date(at).getUTCDate() !== Number(day))) return null
  return { at, offset: zone === undefined ? null : offsetIn(zone) }
}

function offsetIn(zone: string): number {
  if (zone === 'Z') return 0
  const sign = zone.startsWith('-') ? -1 : 1
  return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * 60_000
}

type Offset = { offset: number; isDoubtful: boolean }

/** Offsets by quarter hours of wall-clock time: zones change on them, and asking Intl for each line would be slow. */
function offsetsOf(timeZone: string): (wall: number) => Offset {
  const format = formatFor(timeZone)
  const kept = new Map<number, Offset>()
  return (wall) => {
    const key = Math.floor(wall / slot)
    const known = kept.get(key)
    if (known) return known
    const found = findOffset(format, key * slot)
    kept.set(key, found)
    return found
  }
}

function findOffset(format: Intl.DateTimeFormat, wall: number): Offset {
  const before = offsetAt(format, wall - 24 * hour)
  const after = offsetAt(format, wall + 24 * hour)
  if (before === after) return { offset: before, isDoubtful: false }
  const holdsBefore = offsetAt(format, wall - before) === before
  const holdsAfter = offsetAt(format, wall - after) === after
  if (holdsBefore === holdsAfter) return { offset: before, isDoubtful: true }
  return { offset: holdsBefore ? before : after, isDoubtful: false }
}

function offsetAt(format: Intl.DateTimeFormat, instant: number): number {
  const parts = Object.fromEntries(format.formatToParts(instant).map((part) => [part.type, Number(part.value)]))
  const { year = 0, month = 1, day = 1, hour: hours = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hours, minute, second) - Math.floor(instant / 1000) * 1000
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch (problem) {
    if (!(problem instanceof RangeError)) throw problem
    throw new Unreadable(
      'bad-time-zone',
      `There is no time zone ${timeZone.slice(0, 60)}. Name one as in America/New_York.`,
    )
  }
}
