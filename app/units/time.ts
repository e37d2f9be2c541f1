import { zoneFormat } from './zone-format.ts'

/** A calendar day, YYYY-MM-DD, in the lab's zone: tax days, book days. */
export type Day = string & { readonly brand: 'Day' }
/** A UTC calendar month, YYYY-MM: the month GPU time is counted in. */
export type Month = string & { readonly brand: 'Month' }
/** Half-open span of instants: from is in, until is not. */
export type Period = { from: Date; until: Date }

export function parseDay(text: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const instant = Date.parse(`${text}T00:00:00Z`)
  return Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== text ? null : (text as Day)
}

export function parseMonth(text: string): Month | null {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? (text as Month) : null
}

/** The day an instant falls on in an IANA zone. */
export function dayIn(zone: string, instant: Date): Day {
  return zoneFormat('en-CA', zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant) as Day
}

/** The instant a day begins in an IANA zone; where clocks skip midnight, the first instant of that day. */
export function startOfDay(zone: string, day: Day): Date {
  const utc = new Date(`${day}T00:00:00Z`).getTime()
  const guesses = [-15, -12, -8, -4, 0, 4, 8, 12].map((hours) => utc + hours * 3_600_000)
  const before = Math.max(...guesses.filter((instant) => dayIn(zone, new Date(instant)) < day))
  let [low, high] = [before, before + 5 * 3_600_000]
  while (high - low > 1_000) {
    const middle = Math.floor((low + high) / 2_000) * 1_000
    if (dayIn(zone, new Date(middle)) < day) low = middle
    else high = middle
  }
  return new Date(high)
}

/** The beginning of the UTC hour an instant lies in. */
export function startOfHour(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / 3_600_000) * 3_600_000)
}

export function addDays(day: Day, count: number): Day {
  return new Date(new Date(`${day}T00:00:00Z`).getTime() + count * 86_400_000).toISOString().slice(0, 10) as Day
}

export function monthOf(instant: Date): Month {
  return instant.toISOString().slice(0, 7) as Month
}

export function monthStart(month: Month): Date {
  return new Date(`${month}-01T00:00:00Z`)
}

export function addMonths(month: Month, count: number): Month {
  const [year = 0, index = 1] = month.split('-').map(Number)
  const moved = year * 12 + (index - 1) + count
  return `${String(Math.floor(moved / 12)).padStart(4, '0')}-${String((moved % 12) + 1).padStart(2, '0')}` as Month
}

export function monthEnd(month: Month): Date {
  return monthStart(addMonths(month, 1))
}

/** Every month from the first to the last, both included. */
export function monthsBetween(first: Month, last: Month): Month[] {
  const months: Month[] = []
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month)
  return months
}

/** 3 March 2026 */
export function formatDay(day: Day): string {
  return formatInZone(new Date(`${day}T00:00:00Z`), 'UTC', { day: 'numeric', month: 'long', year: 'numeric' })
}

/** March 2026 */
export function formatMonth(month: Month): string {
  return formatInZone(monthStart(month), 'UTC', { month: 'long', year: 'numeric' })
}

/** 3 March 2026, 17:00 EST */
export function formatInstant(instant: Date, zone: string): string {
  const words = formatInZone(instant, zone, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return `${words.replace(' at ', ', ')} ${zoneName(instant, zone)}`
}

/** EST or CET, whichever English has a name for; else the distance, GMT+3. */
function zoneName(instant: Date, timeZone: string): string {
  const names = ['en-US', 'en-GB'].map((locale) => {
    const parts = zoneFormat(locale, timeZone, { timeZoneName: 'short' }).formatToParts(instant)
    return parts.find((part) => part.type === 'timeZoneName')?.value ?? 'UTC'
  })
  return names.find((name) => !/^GMT[+-]/.test(name)) ?? names[0] ?? 'UTC'
}

function formatInZone(instant: Date, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  return zoneFormat('en-GB', timeZone, options).format(instant)
}
