import type { ReactNode } from 'react'
import { formatGpuHours, type GpuSeconds, gpuSeconds } from '#app/units/gpu-time.ts'
import { type Day, dayIn, formatDay } from '#app/units/time.ts'

/** Hours that stood at an instant: all granted until then, or all used until then. */
export type BurnPoint = { at: Date; total: GpuSeconds }

/** When the hours run out if use goes on as it did: at the earliest, most likely, at the latest. Null: not at all. */
export type RunOut = { early: Date | null; likely: Date | null; late: Date | null }

export type BurnLineProps = {
  title: ReactNode
  /** The window of the allocation. */
  from: Date
  until: Date
  now: Date
  /** Each change of the grant with the new total, oldest first. */
  granted: readonly BurnPoint[]
  /** All hours used up to each instant, oldest first. */
  used: readonly BurnPoint[]
  /** Null before there is use to judge by. */
  runOut?: RunOut | null | undefined
  zone?: string | undefined
}

/** What the picture says, in a sentence. */
export function burnWords({ used, granted, now, until, runOut, zone = 'UTC' }: BurnLineProps): string {
  const usedNow = last(used)
  const all = last(granted)
  const start = `${formatGpuHours(usedNow)} of ${formatGpuHours(all)} GPU-h used.`
  const left = gpuSeconds(all - usedNow)
  if (now >= until && left > 0n) {
    return `${start} Their window ended ${formatDay(lastDay(zone, until))}: ${formatGpuHours(left)} GPU-h went unused.`
  }
  if (!runOut) return `${start} Not enough use yet to say when they run out.`
  if (usedNow >= all) return `${start} None are left.`
  if (!runOut.likely || runOut.likely >= until) {
    const early =
      runOut.early && runOut.early < until
        ? ` At the fastest pace they end ${formatDay(dayIn(zone, runOut.early))}.`
        : ''
    const unused = unusedAt({ left, now, until, likely: runOut.likely })
    const rest = unused >= anHour ? ` About ${formatGpuHours(unused)} GPU-h will go unused.` : ''
    return `${start} At this pace they last until the window ends, ${formatDay(lastDay(zone, until))}.${rest}${early}`
  }
  return `${start} At this pace they run out about ${formatDay(dayIn(zone, runOut.likely))}${between(runOut, until, zone)}.`
}

const anHour = 3600n

type Pace = { left: GpuSeconds; now: Date; until: Date; likely: Date | null }

/** What is left when the window ends if use goes on as it did, in whole hours; all of it when it would never run out. */
function unusedAt({ left, now, until, likely }: Pace): GpuSeconds {
  if (!likely) return gpuSeconds(left - (left % anHour))
  const toEnd = BigInt(until.getTime() - now.getTime())
  const toRunOut = BigInt(likely.getTime() - now.getTime())
  const unused = left - (left * toEnd) / toRunOut
  return gpuSeconds(unused - (unused % anHour))
}

/** The last day of a window that is open at its end. */
function lastDay(zone: string, until: Date): Day {
  return dayIn(zone, new Date(until.getTime() - 1))
}

function between({ early, late }: RunOut, until: Date, zone: string): string {
  if (!early) return ''
  const latest = late && late < until ? formatDay(dayIn(zone, late)) : 'the end of the window'
  return `, between ${formatDay(dayIn(zone, early))} and ${latest}`
}

/** The last total of a run of points; nothing without points. */
export function last(points: readonly BurnPoint[]): GpuSeconds {
  return points.at(-1)?.total ?? gpuSeconds(0n)
}

/** What stood at an instant: the last point not after it. */
export function totalAt(points: readonly BurnPoint[], instant: number): GpuSeconds {
  return last(points.filter((point) => point.at.getTime() <= instant))
}
