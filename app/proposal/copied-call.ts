import type { Call } from '#app/domain/grants/call.ts'
import { addMonths, type Day, type Month, monthsBetween } from '#app/units/time.ts'
import { clockIn } from '#app/units/zoned-time.ts'

/** What the form of a new call starts from when it is a copy: all words, and its dates moved by whole months past the present one. */
export function copiedCall(call: Call, now: Date): Record<string, string> {
  const opened = monthIn(call.timeZone, call.opensAt)
  const next = addMonths(monthIn(call.timeZone, now), 1)
  const by = opened < next ? monthsBetween(opened, next).length - 1 : 1
  const clock = (instant: Date) => movedBy(clockIn(call.timeZone, instant), by)
  return {
    copyOf: call.id,
    title: call.title,
    summary: call.summary,
    body: call.body,
    timeZone: call.timeZone,
    opensAt: clock(call.opensAt),
    closesAt: call.closesAt ? clock(call.closesAt) : '',
    isRolling: call.closesAt ? '' : 'yes',
    graceMinutes: String(call.graceMinutes),
    firstMonth: addMonths(call.firstMonth, by),
    lastMonth: addMonths(call.lastMonth, by),
    offerDays: String(call.offerDays),
    appealDays: String(call.appealDays),
    reviewsUntil: call.reviewsUntil ? dayMovedBy(call.reviewsUntil, by) : '',
    decisionsOn: call.decisionsOn ? dayMovedBy(call.decisionsOn, by) : '',
    takesRenewals: call.takesRenewals ? 'yes' : '',
    gpuClasses: call.gpuClasses.join(' '),
  }
}

/** The month its clock shows; counted anywhere else, a copy could open in the past around the turn of a month. */
function monthIn(zone: string, instant: Date): Month {
  return clockIn(zone, instant).slice(0, 7) as Month
}

function dayMovedBy(day: Day, months: number): string {
  return movedBy(`${day}T00:00`, months).slice(0, 10)
}

/** The same day and hour some months later; the 31st becomes the last day of a shorter month. */
function movedBy(clock: string, months: number): string {
  const month = addMonths(clock.slice(0, 7) as Month, months)
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate()
  const day = Math.min(Number(clock.slice(8, 10)), last)
  return `${month}-${String(day).padStart(2, '0')}${clock.slice(10)}`
}
