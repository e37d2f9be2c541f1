import type { Price, Subscription } from '../objects.ts'

export const intervals = ['day', 'week', 'month', 'year'] as const
export type Interval = (typeof intervals)[number]
/** When a subscription renews: every so many intervals, on the anchor's day, or on the last day of months too short for it. */
export interface Cycle {
  interval: Interval
  count: number
  /** A unix second on the grid; periods are counted from it, so that 31 January does not drift to the 28th for ever. */
  anchor: number
  /** The day of the month wished for, which the anchor itself may be too short to have. */
  day: number
}
export interface Period {
  start: number
  end: number
}

const day = 86_400

export function cycleOf(subscription: Subscription, anchorDay: number): Cycle {
  return {
    ...rhythmOf(subscription.items.data[0]?.price),
    anchor: subscription.billing_cycle_anchor,
    day: anchorDay,
  }
}

/** How often a recurring price comes due. */
export function rhythmOf(price: Pick<Price, 'recurring'> | undefined): { interval: Interval; count: number } {
  const interval = intervals.find((one) => one === price?.recurring?.interval) ?? 'month'
  return { interval, count: price?.recurring?.interval_count ?? 1 }
}

/** The period of the grid that an instant lies in: from its start, inclusive, to its end, exclusive. */
export function periodAt(cycle: Cycle, instant: number): Period {
  let step = Math.floor((instant - cycle.anchor) / lengthOf(cycle))
  while (gridPoint(cycle, step) > instant) step -= 1
  while (gridPoint(cycle, step + 1) <= instant) step += 1
  return { start: gridPoint(cycle, step), end: gridPoint(cycle, step + 1) }
}

/** The grid point `steps` cycles from the anchor; the zeroth is the anchor. */
function gridPoint(cycle: Cycle, steps: number): number {
  if (steps === 0) return cycle.anchor
  if (cycle.interval === 'day' || cycle.interval === 'week') return cycle.anchor + steps * lengthOf(cycle)
  return monthsLater(cycle, steps * cycle.count * (cycle.interval === 'year' ? 12 : 1))
}

/** About how long one cycle is, in seconds; exact for days and weeks. */
function lengthOf({ interval, count }: Pick<Cycle, 'interval' | 'count'>): number {
  return { day: 1, week: 7, month: 30.4, year: 365 }[interval] * count * day
}

function monthsLater(cycle: Cycle, months: number): number {
  const anchor = new Date(cycle.anchor * 1000)
  const [year, month] = [anchor.getUTCFullYear(), anchor.getUTCMonth() + months]
  return onDay({ year, month, day: cycle.day, timeOfDay: cycle.anchor % day })
}

/** An instant on a day of a month (0 is January; months may run over), or on its last day when it has no such day. */
function onDay(asked: { year: number; month: number; day: number; timeOfDay: number }): number {
  const last = new Date(Date.UTC(asked.year, asked.month + 1, 0)).getUTCDate()
  return Date.UTC(asked.year, asked.month, Math.min(asked.day, last)) / 1000 + asked.timeOfDay
}

export interface AnchorConfig {
  day_of_month: number
  hour?: number | null | undefined
  minute?: number | null | undefined
  second?: number | null | undefined
  month?: number | null | undefined
}

/** The first instant not before `now` that an anchor config describes; the hour not said is that of `now`. */
export function firstAnchor(config: AnchorConfig, now: number): number {
  const date = new Date(now * 1000)
  const hasTime = config.hour !== undefined && config.hour !== null
  const timeOfDay = hasTime ? (config.hour ?? 0) * 3600 + (config.minute ?? 0) * 60 + (config.second ?? 0) : now % day
  const year = date.getUTCFullYear()
  const months = config.month ? [config.month - 1, config.month + 11] : [date.getUTCMonth(), date.getUTCMonth() + 1]
  const points = months.map((month) => onDay({ year, month, day: config.day_of_month, timeOfDay }))
  return points.find((point) => point >= now) ?? now
}

export function dayOfMonth(instant: number): number {
  return new Date(instant * 1000).getUTCDate()
}
