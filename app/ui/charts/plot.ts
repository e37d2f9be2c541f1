import { scaleLinear, scaleTime } from 'd3-scale'
import { formatGpuHours, type GpuSeconds, gpuSeconds, secondsPerHour } from '#app/units/gpu-time.ts'

/** The sheet a chart is drawn on, with room for the words at its edges. */
export type PlotRoom = { width: number; height: number; top: number; right: number; bottom: number; left: number }

/** Instants across, hours up; rounded to hundredths so that the markup stays small. */
export function makePlot(room: PlotRoom, from: Date, until: Date, most: GpuSeconds) {
  const across = scaleTime([from, until], [room.left, room.width - room.right])
  const up = scaleLinear([0, Number(most) / Number(secondsPerHour)], [room.height - room.bottom, room.top])
  return {
    x: (at: Date) => round(across(at)),
    y: (amount: GpuSeconds) => round(up(Number(amount) / Number(secondsPerHour))),
    hourTicks: (count: number) => up.ticks(count).map((hours) => ({ y: round(up(hours)), label: shortHours(hours) })),
    monthTicks: (count: number) =>
      monthTicks(from, until, count)
        .map((at) => ({ x: round(across(at)), label: shortMonth(at) }))
        .filter((tick) => tick.x < room.width - room.right - 24),
  }
}

/** 12,400 or 1.2 M: short enough for the edge of a chart; the exact figure stands in its table. */
export function shortHours(hours: number): string {
  if (hours >= 1_000_000) return `${Number((hours / 1_000_000).toFixed(2))} M`
  const shown = hours >= 100 ? Math.round(hours) : hours
  return formatGpuHours(gpuSeconds(Math.round(shown * 3600)))
}

/** The first instants of UTC months inside the span, thinned out to about as many as asked for. */
function monthTicks(from: Date, until: Date, count: number): Date[] {
  const months: Date[] = []
  const first = Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), 1)
  for (let index = 0; months.length < 600; index += 1) {
    const at = startOfMonth(first, index)
    if (at > until) break
    if (at >= from) months.push(at)
  }
  const step = Math.max(1, Math.ceil(months.length / count))
  return months.filter((_, index) => index % step === 0)
}

function startOfMonth(first: number, index: number): Date {
  const at = new Date(first)
  at.setUTCMonth(at.getUTCMonth() + index)
  return at
}

function shortMonth(at: Date): string {
  const month = at.toLocaleString('en-GB', { month: 'short', timeZone: 'UTC' })
  return at.getUTCMonth() === 0 ? `${month} ${at.getUTCFullYear()}` : month
}

export function round(value: number): number {
  return Math.round(value * 100) / 100
}
