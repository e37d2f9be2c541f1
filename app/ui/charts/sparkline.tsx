import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import { VisuallyHidden } from '../visually-hidden.tsx'
import { round } from './plot.ts'
import styles from './sparkline.module.css'

/** One value of the line: its day or month, its size, and how it reads. */
export type SparkPoint = { label: string; amount: bigint; shown: string }

type SparklineProps = { label: string; points: readonly SparkPoint[]; kind?: 'money' | 'compute' | 'open' | undefined }

/** The run of a number, small enough to stand in a row or beside a figure. Its points follow in words for screen readers. */
export function Sparkline({ label, points, kind = 'compute' }: SparklineProps) {
  const amounts = points.map((point) => Number(point.amount))
  const across = scaleLinear([0, Math.max(1, points.length - 1)], [3, 117])
  const up = scaleLinear([Math.min(0, ...amounts), Math.max(1, ...amounts)], [29, 3])
  const x = (_: number, index: number) => round(across(index))
  const y = (amount: number) => round(up(amount))
  const end = amounts.at(-1)
  return (
    <span className={styles.spark}>
      <svg viewBox="0 0 120 32" width="120" height="32" aria-hidden="true" className={styles[kind]}>
        <path d={area<number>(x, round(up(0)), y)(amounts) ?? ''} className={styles.under} />
        <path d={line<number>(x, y)(amounts) ?? ''} className={styles.line} />
        {end !== undefined && (
          <circle cx={round(across(points.length - 1))} cy={y(end)} r="2.5" className={styles.end} />
        )}
      </svg>
      <VisuallyHidden>
        {label}: {points.map((point) => `${point.label} ${point.shown}`).join('; ') || 'nothing yet'}.
      </VisuallyHidden>
    </span>
  )
}
