import { zoneFormat } from './zone-format.ts'

/** A wall clock in a zone, as a form's datetime-local field writes it: 2026-03-31T17:00. */

/** 2026-03-31T17:00: what a clock in the zone shows at the instant. */
export function clockIn(zone: string, instant: Date): string {
  const parts = zoneFormat('sv-SE', zone, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(instant)
  return parts.replace(' ', 'T')
}

/**
 * The instant at which a clock in the zone shows this time; null when it is no time, or one the zone leaves out in spring. Of the
 * two instants that share a time in autumn it is the earlier one.
 */
export function instantIn(zone: string, clock: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(clock)) return null
  const asUtc = Date.parse(`${clock}:00Z`)
  if (Number.isNaN(asUtc)) return null
  const quarterHours = Array.from({ length: 28 * 4 + 1 }, (_, index) => asUtc + (index - 14 * 4) * 900_000)
  const found = quarterHours.find((instant) => clockIn(zone, new Date(instant)) === clock)
  return found === undefined ? null : new Date(found)
}
