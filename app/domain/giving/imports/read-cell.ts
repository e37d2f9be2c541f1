import { type Cents, parseCents } from '#app/units/money.ts'
import { addMonths, type Day, dayIn, type Month, monthEnd, parseDay } from '#app/units/time.ts'
import type { ImportChoices } from './giving-import.ts'

/** What a cell says, or the sentence that says why it cannot be taken. */
export type Read<Value> = { value: Value; note?: string } | { problem: string }

/** The largest amount a row may say: beyond it a slip is likelier than the gift. */
const largest = 100_000_000_000n

/** Dollars as other systems write them: $1,234.50, 1234.5, USD 100. What could be read in two ways is refused, and nothing is rounded. */
export function readAmount(cell: string): Read<Cents> {
  const text = cell.replace(/[\u00A0\u202F]/g, ' ').trim()
  if (text === '') return { problem: 'The amount is missing.' }
  if (/^\(.*\)$/.test(text) || /^\$?\s*[-\u2212]/.test(text))
    return { problem: `“${text}” is below zero: money that went back is no gift.` }
  if (/[€£¥]|\b(?!USD\b)[A-Z]{3}\b/.test(text)) return { problem: `“${text}” is not in US dollars.` }
  const bare = text
    .replace(/\bUSD?\b/gi, '')
    .replace(/\$$/, '')
    .trim()
  const cents = parseCents(bare)
  if (cents === null) return { problem: `“${text}” cannot be read as an amount, such as 1,234.50.` }
  if (cents === 0n) return { problem: 'The amount is nothing.' }
  return cents > largest ? { problem: `“${text}” is more than a billion dollars.` } : { value: cents }
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * A day as other systems write it: 2024-03-31, 2024-03-31T22:15:00Z (the lab's day then), 3/31/2024, March 31, 2024. Of March 2024 only
 * the month is known: it becomes the day staff chose, with a note. Years of two digits are refused.
 */
export function readDay(cell: string, by: Pick<ImportChoices, 'dates' | 'monthDay'> & { zone: string }): Read<Day> {
  const text = cell.replace(/[\u00A0\u202F]/g, ' ').trim()
  if (text === '') return { problem: 'The day is missing.' }
  const day = readIso(text, by.zone) ?? readSlashes(text, by.dates) ?? readNamed(text)
  if (day === 'none') return { problem: `There is no day ${text}.` }
  if (day) return isOfOurTimes(day) ? { value: day } : { problem: `There is no day ${text}.` }
  const month = readMonth(text)
  return month && isOfOurTimes(month)
    ? dayOfMonth(month, { text, monthDay: by.monthDay })
    : { problem: `“${text}” cannot be read as a day.` }
}

/** Beyond these years a slip is certain, and days can no longer be counted or compared as text. */
function isOfOurTimes(day: Day | Month): boolean {
  return /^[12]\d{3}-/.test(day)
}

function readIso(text: string, zone: string): Day | 'none' | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|UTC|[+-]\d{2}:?\d{2})?)?$/.exec(
    text,
  )
  if (!match?.[1]) return null
  const day = parseDay(match[1]) ?? 'none'
  const [, , time, offset] = match
  if (day === 'none' || !time || !offset) return day
  const instant = new Date(`${day}T${time}${offset === 'UTC' ? 'Z' : offset.replace(/(\d{2})(\d{2})$/, '$1:$2')}`)
  return Number.isNaN(instant.getTime()) ? 'none' : dayIn(zone, instant)
}

function readSlashes(text: string, dates: ImportChoices['dates']): Day | 'none' | null {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:,?\s+\d{1,2}:\d{2}(?::\d{2})?\s*(?:[AP]M)?)?$/i.exec(text)
  if (!match) return null
  const [, one = '', other = '', year] = match
  const [month, day] = dates === 'month-first' ? [one, other] : [other, one]
  return parseDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`) ?? 'none'
}

/** March 31, 2024 and 31 March 2024. */
function readNamed(text: string): Day | 'none' | null {
  const american = /^([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i.exec(text)
  const british = /^(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]+)\.?,?\s+(\d{4})$/i.exec(text)
  const [name, day, year] = american
    ? [american[1], american[2], american[3]]
    : [british?.[2], british?.[1], british?.[3]]
  const month = monthNumber(name)
  if (!month || !day) return null
  return parseDay(`${year}-${month}-${day.padStart(2, '0')}`) ?? 'none'
}

function readMonth(text: string): Month | null {
  const named = /^([a-z]+)\.?,?\s+(\d{4})$/i.exec(text)
  const month = monthNumber(named?.[1])
  if (named && month) return `${named[2]}-${month}` as Month
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? (text as Month) : null
}

function monthNumber(name: string | undefined): string | null {
  const index = name && name.length >= 3 ? monthNames.indexOf(name.slice(0, 3).toLowerCase()) : -1
  const whole = [
    'january',
    'february',
    'march',
    'april',
    'may',
    'june',
    'july',
    'august',
    'september',
    'october',
    'november',
    'december',
  ][index]
  const isName =
    whole !== undefined && name !== undefined && (whole.startsWith(name.toLowerCase()) || name.toLowerCase() === 'sept')
  return isName ? String(index + 1).padStart(2, '0') : null
}

function dayOfMonth(
  month: Month,
  { text, monthDay }: { text: string; monthDay: ImportChoices['monthDay'] },
): Read<Day> {
  if (monthDay === 'refuse') return { problem: `“${text}” is a month; the day of the gift is unknown.` }
  const last = new Date(monthEnd(month).getTime() - 86_400_000).toISOString().slice(0, 10)
  const value = (monthDay === 'first' ? `${addMonths(month, 0)}-01` : last) as Day
  return { value, note: `The day is unknown: taken as the ${monthDay} day of ${text}.` }
}

/** The first letters of a text; a sign that is two units long is left out whole, for half of it cannot be kept. */
export function firstLetters(text: string, most: number): string {
  return text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')
}

/** Yes and no in the words of several systems, and nothing is no; null for what could be either, such as an amount or a day. */
export function readYesOrNo(cell: string): boolean | null {
  const text = cell.trim()
  if (/^(yes|y|true|t|1|x|anonymous|refunded|on)$/i.test(text)) return true
  return /^(no|n|false|f|0|\$?0\.0+|none|off|n\/a|-|not anonymous|public|not refunded)?$/i.test(text) ? false : null
}

/** Whether the giver is anonymous; in doubt she is, for a name that was shown cannot be taken back. */
export function readAnonymity(cell: string): { value: boolean; note?: string } {
  const said = readYesOrNo(cell)
  return said === null
    ? { value: true, note: `“${cell.trim()}” is neither yes nor no: taken as anonymous.` }
    : { value: said }
}
