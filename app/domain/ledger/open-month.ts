import { type Month, monthEnd, monthOf } from '#app/units/time.ts'

/** Accounting arrives late: a month of hours is closed this many days after its end. */
const graceDays = 14

/** The first month whose hours can still be counted, confirmed and given. */
export function firstOpenMonth(at: Date): Month {
  return monthOf(new Date(at.getTime() - graceDays * 86_400_000))
}

/** Until when hours of a month can still be counted, confirmed and given. */
export function confirmableUntil(month: Month): Date {
  return new Date(monthEnd(month).getTime() + graceDays * 86_400_000)
}
