import { area, curveStepAfter, line } from 'd3-shape'
import { type GpuSeconds, gpuSeconds } from '#app/units/gpu-time.ts'
import { dayIn, formatDay } from '#app/units/time.ts'
import { classNames } from '../class-names.ts'
import { type BurnLineProps, type BurnPoint, last } from './burn.ts'
import styles from './burn-line.module.css'
import { makePlot, type PlotRoom, round } from './plot.ts'

type BurnDrawingProps = { burn: BurnLineProps; room: PlotRoom; months: number }
type Plot = ReturnType<typeof makePlot>

/** The picture alone; its sentence and its table stand beside it. */
export function BurnDrawing({ burn, room, months }: BurnDrawingProps) {
  const all = last(burn.granted)
  const usedNow = last(burn.used)
  const peak = highest([...burn.granted.map((point) => point.total), usedNow])
  const plot = makePlot(room, burn.from, burn.until, gpuSeconds((peak * 108n) / 100n + 1n))
  const base = room.height - room.bottom
  return (
    <svg
      viewBox={`0 0 ${room.width} ${room.height}`}
      aria-hidden="true"
      className={classNames(styles.drawing, room.width < 400 && styles.small)}
    >
      <Axes plot={plot} room={room} months={months} />
      {all > 0n && (
        <path d={`M${plot.x(burn.from)},${base}L${plot.x(burn.until)},${plot.y(all)}`} className={styles.pace} />
      )}
      <path d={usedArea(burn, plot, base)} className={styles.used} />
      <path d={usedLine(burn, plot)} className={styles.usedLine} />
      <Fan burn={burn} plot={plot} all={all} usedNow={usedNow} />
      <path d={grantedStep(burn, plot)} className={styles.granted} />
      <text x={plot.x(burn.from) + 6} y={plot.y(firstTotal(burn.granted)) - 7} className={styles.grantedWord}>
        Granted
      </text>
      <Today burn={burn} plot={plot} room={room} />
      <RunOutMark burn={burn} plot={plot} room={room} all={all} />
    </svg>
  )
}

function Axes({ plot, room, months }: { plot: Plot; room: PlotRoom; months: number }) {
  const base = room.height - room.bottom
  return (
    <g>
      {plot.hourTicks(4).map((tick) => (
        <g key={tick.y}>
          <path d={`M${room.left},${tick.y}H${room.width - room.right}`} className={styles.grid} />
          <text x={room.left - 8} y={tick.y + 4} className={styles.hours}>
            {tick.label}
          </text>
        </g>
      ))}
      <text x={room.left - 8} y={room.top - 14} className={styles.hours}>
        GPU-h
      </text>
      {plot.monthTicks(months).map((tick) => (
        <g key={tick.x}>
          <path d={`M${tick.x},${base}v5`} className={styles.notch} />
          <text x={tick.x + 2} y={base + 19} className={styles.month}>
            {tick.label}
          </text>
        </g>
      ))}
    </g>
  )
}

function grantedStep({ granted, until }: BurnLineProps, plot: Plot): string {
  const held = [...granted, { at: until, total: last(granted) }]
  return (
    line<BurnPoint>(
      (point) => plot.x(point.at),
      (point) => plot.y(point.total),
    ).curve(curveStepAfter)(held) ?? ''
  )
}

function usedArea({ used }: BurnLineProps, plot: Plot, base: number): string {
  return (
    area<BurnPoint>(
      (point) => plot.x(point.at),
      base,
      (point) => plot.y(point.total),
    )(used) ?? ''
  )
}

function usedLine({ used }: BurnLineProps, plot: Plot): string {
  return (
    line<BurnPoint>(
      (point) => plot.x(point.at),
      (point) => plot.y(point.total),
    )(used) ?? ''
  )
}

/** From where use stands now towards each run-out date, cut off at the end of the window. */
function Fan({ burn, plot, all, usedNow }: { burn: BurnLineProps; plot: Plot; all: GpuSeconds; usedNow: GpuSeconds }) {
  if (!burn.runOut || usedNow >= all || burn.now >= burn.until) return null
  const start = { x: plot.x(burn.now), y: plot.y(usedNow) }
  const end = (at: Date | null) => headingTo(at, burn, plot, { all, usedNow })
  const early = end(burn.runOut.early ?? burn.runOut.likely)
  const late = end(burn.runOut.late)
  const likely = end(burn.runOut.likely)
  const corner = early.x < plot.x(burn.until) ? `L${Math.max(late.x, early.x)},${plot.y(all)}` : ''
  const isOnTop = late.y <= plot.y(all)
  return (
    <g>
      <path
        d={`M${start.x},${start.y}L${early.x},${early.y}${isOnTop ? '' : corner}L${late.x},${late.y}Z`}
        className={styles.fan}
      />
      <path d={`M${start.x},${start.y}L${likely.x},${likely.y}`} className={styles.heading} />
    </g>
  )
}

type Standing = { all: GpuSeconds; usedNow: GpuSeconds }

function headingTo(at: Date | null, { now, until }: BurnLineProps, plot: Plot, { all, usedNow }: Standing) {
  if (!at) return { x: plot.x(until), y: plot.y(usedNow) }
  if (at <= until) return { x: plot.x(at), y: plot.y(all) }
  const share = (until.getTime() - now.getTime()) / (at.getTime() - now.getTime())
  return { x: plot.x(until), y: round(plot.y(usedNow) + (plot.y(all) - plot.y(usedNow)) * share) }
}

function Today({ burn, plot, room }: { burn: BurnLineProps; plot: Plot; room: PlotRoom }) {
  if (burn.now < burn.from || burn.now > burn.until) return null
  const x = plot.x(burn.now)
  const isLate = x > room.width - room.right - 40
  return (
    <g>
      <path d={`M${x},${plot.y(last(burn.granted))}V${room.height - room.bottom}`} className={styles.today} />
      <text
        x={isLate ? x - 5 : x + 5}
        y={room.height - room.bottom - 7}
        className={isLate ? styles.todayEnd : styles.todayWord}
      >
        Today
      </text>
    </g>
  )
}

/** The likely run-out date, written where the line meets the grant. */
function RunOutMark({ burn, plot, room, all }: { burn: BurnLineProps; plot: Plot; room: PlotRoom; all: GpuSeconds }) {
  const likely = burn.runOut?.likely
  if (!likely || likely > burn.until || likely < burn.now) return null
  const x = plot.x(likely)
  const isLate = x + 165 > room.width - room.right
  return (
    <g>
      <circle cx={x} cy={plot.y(all)} r="4.5" className={styles.runOut} />
      <text x={isLate ? x + 4 : x - 4} y={plot.y(all) - 12} className={isLate ? styles.runOutEnd : styles.runOutWord}>
        {`Runs out ${formatDay(dayIn(burn.zone ?? 'UTC', likely))}`}
      </text>
    </g>
  )
}

function firstTotal(points: readonly BurnPoint[]): GpuSeconds {
  return points[0]?.total ?? gpuSeconds(0n)
}

function highest(totals: readonly GpuSeconds[]): GpuSeconds {
  const [most = gpuSeconds(0n)] = [...totals].sort((a, b) => Number(b - a))
  return most
}
