import { formatGpuHours } from '#app/units/gpu-time.ts'
import { formatMonth, type Month } from '#app/units/time.ts'
import { formatGpuClass } from '../gpu-hours.tsx'
import { type CapacityClass, type CapacityMonth, capacityParts } from './capacity.ts'
import styles from './capacity-bars.module.css'
import { Hatch } from './hatch.tsx'
import { round, shortHours } from './plot.ts'

type CapacityDrawingProps = { of: CapacityClass; patternId: string; isNarrow: boolean }

/** The bars of one class. The tallest month fills the height, so months compare within a class. */
export function CapacityDrawing({ of, patternId, isNarrow }: CapacityDrawingProps) {
  const room = isNarrow ? { width: 340, height: 96, left: 44 } : { width: 1000, height: 120, left: 66 }
  const most = Math.max(1, ...of.months.map(wholeOf))
  const step = (room.width - room.left) / Math.max(1, of.months.length)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing full of links is a group; SVG has no element for that.
    <svg
      viewBox={`0 0 ${room.width} ${room.height + 26}`}
      role="group"
      aria-label={`${formatGpuClass(of.gpuClass)} by month`}
      className={styles.drawing}
    >
      <Hatch id={patternId} />
      <text x={room.left - 8} y="11" className={styles.most}>
        {shortHours(most / 3600)}
      </text>
      <path d={`M${room.left},${room.height}H${room.width}`} className={styles.base} />
      {of.months.map((month, index) => (
        <Bar
          key={month.month}
          of={month}
          words={wordsOf(of.gpuClass, month)}
          place={{ x: round(room.left + index * step), width: step, height: room.height, most }}
          patternId={patternId}
          label={labelOf(month.month, index, isNarrow)}
        />
      ))}
    </svg>
  )
}

type BarProps = {
  of: CapacityMonth
  words: string
  place: { x: number; width: number; height: number; most: number }
  patternId: string
  label: string | null
}

function Bar({ of, words, place, patternId, label }: BarProps) {
  const pad = Math.min(6, place.width * 0.12)
  let y = place.height
  const parts = capacityParts.map((part) => {
    const height = (Math.max(0, Number(of[part])) / place.most) * (place.height - 4)
    y -= height
    return { part, y: round(y), height: round(height) }
  })
  const bar = (
    <>
      <rect x={place.x} y="0" width={round(place.width)} height={place.height} className={styles.target} />
      {parts.map(({ part, ...box }) => (
        <rect
          key={part}
          x={round(place.x + pad)}
          width={round(place.width - 2 * pad)}
          {...box}
          className={styles[part]}
          {...(part === 'down' && { fill: `url(#${patternId})` })}
        />
      ))}
      <title>{words}</title>
    </>
  )
  return (
    <>
      {of.to ? (
        <a href={of.to} aria-label={words} className={styles.link}>
          {bar}
        </a>
      ) : (
        <g>{bar}</g>
      )}
      {label && (
        <text x={round(place.x + pad)} y={place.height + 18} className={styles.month}>
          {label}
        </text>
      )}
    </>
  )
}

function wholeOf(month: CapacityMonth): number {
  return capacityParts.reduce((sum, part) => sum + Math.max(0, Number(month[part])), 0)
}

function wordsOf(gpuClass: string, month: CapacityMonth): string {
  const parts = capacityParts.map((part) => `${formatGpuHours(month[part])} ${part}`)
  return `${formatGpuClass(gpuClass)}, ${formatMonth(month.month)}: GPU-hours ${parts.join(', ')}`
}

/** Every month where there is room, every third where there is not; the year with January and with the first. */
function labelOf(month: Month, index: number, isNarrow: boolean): string | null {
  if (isNarrow && index % 3 !== 0) return null
  const [name = '', year = ''] = formatMonth(month).split(' ')
  const short = name.slice(0, 3)
  return index === 0 || short === 'Jan' ? `${short} ’${year.slice(2)}` : short
}
