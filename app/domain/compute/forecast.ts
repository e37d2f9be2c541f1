import { type GpuSeconds, gpuSeconds } from '#app/units/gpu-time.ts'

/** When the hours run out at the fastest, the usual and the slowest pace; null where they never do. */
export type Forecast = { early: Date | null; likely: Date | null; late: Date | null }

const dayLength = 86_400_000
const week = 7

/**
 * Run-out dates from the last 28 days, oldest first: the usual pace is their mean; the fast and slow ones are the tenth and
 * ninetieth part of what weeks within them used. Null without any use to judge by, or when nothing is left.
 */
export function forecastRunOut(asked: { left: GpuSeconds; now: Date; days: readonly GpuSeconds[] }): Forecast | null {
  const total = asked.days.reduce((sum, day) => sum + day, 0n)
  if (asked.left <= 0n || total <= 0n || asked.days.length === 0) return null
  const weeks = rollingWeeks(asked.days)
  const runOut = (used: bigint, days: number) => {
    if (used <= 0n) return null
    const milliseconds = (asked.left * BigInt(days) * BigInt(dayLength)) / used
    const farthest = BigInt(20 * 366 * dayLength)
    return milliseconds > farthest ? null : new Date(asked.now.getTime() + Number(milliseconds))
  }
  return {
    early: runOut(at(weeks, 0.9), Math.min(week, asked.days.length)),
    likely: runOut(total, asked.days.length),
    late: runOut(at(weeks, 0.1), Math.min(week, asked.days.length)),
  }
}

/** Each run of seven days, sorted from the quietest. */
function rollingWeeks(days: readonly GpuSeconds[]): bigint[] {
  const length = Math.min(week, days.length)
  const starts = Array.from({ length: days.length - length + 1 }, (_, start) => start)
  const sums = starts.map((start) => days.slice(start, start + length).reduce((sum, day) => sum + day, 0n))
  return sums.sort((left, right) => (left < right ? -1 : left > right ? 1 : 0))
}

function at(sorted: readonly bigint[], share: number): bigint {
  return sorted[Math.round((sorted.length - 1) * share)] ?? gpuSeconds(0n)
}
