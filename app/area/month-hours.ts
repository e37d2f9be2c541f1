import { type GpuSeconds, parseGpuHours } from '#app/units/gpu-time.ts'
import { type Month, parseMonth } from '#app/units/time.ts'

type MonthHours = { month: Month; seconds: GpuSeconds }

/** The name of the field that holds one month's hours. */
export function hoursField(month: Month): string {
  return `hours-${month}`
}

/** The hours typed month by month; the first field that is no number of hours is named. Empty fields are no hours. */
export function readMonthHours(
  values: Record<string, string>,
): { ok: true; months: MonthHours[] } | { ok: false; field: string } {
  const months: MonthHours[] = []
  for (const [name, text] of Object.entries(values)) {
    const month = name.startsWith('hours-') ? parseMonth(name.slice('hours-'.length)) : null
    if (!month || text.trim() === '') continue
    const seconds = parseGpuHours(text)
    if (seconds === null) return { ok: false, field: name }
    months.push({ month, seconds })
  }
  return { ok: true, months }
}

export const notHours = 'Type hours as a number, for example 12,400 or 0.5.'
