import { type ReactNode, useId } from 'react'
import type { GpuSeconds } from '#app/units/gpu-time.ts'
import { formatMonth } from '#app/units/time.ts'
import { formatGpuClass, GpuHours } from '../gpu-hours.tsx'
import { Table } from '../table.tsx'
import { type CapacityClass, capacityParts, partWords } from './capacity.ts'
import styles from './capacity-bars.module.css'
import { CapacityDrawing } from './capacity-drawing.tsx'
import { ChartFrame } from './chart-frame.tsx'
import { Hatch } from './hatch.tsx'

type CapacityBarsProps = { title: ReactNode; classes: readonly CapacityClass[]; reading?: ReactNode }

/** Months across, one row for each GPU class, every month a bar of where its hours are. */
export function CapacityBars({ title, classes, reading }: CapacityBarsProps) {
  const patternId = useId().replaceAll(':', '')
  return (
    <ChartFrame
      title={title}
      reading={
        <>
          {reading}
          <Legend patternId={patternId} />
        </>
      }
      wide={<Rows classes={classes} patternId={`${patternId}w`} isNarrow={false} />}
      narrow={<Rows classes={classes} patternId={`${patternId}n`} isNarrow />}
      twin={<CapacityTwin classes={classes} />}
    />
  )
}

type RowsProps = { classes: readonly CapacityClass[]; patternId: string; isNarrow: boolean }

function Rows({ classes, patternId, isNarrow }: RowsProps) {
  return (
    <div className={styles.rows}>
      {classes.map((one) => (
        <div key={one.gpuClass}>
          <p className={styles.name}>{formatGpuClass(one.gpuClass)}</p>
          <CapacityDrawing of={one} patternId={`${patternId}${one.gpuClass}`} isNarrow={isNarrow} />
        </div>
      ))}
    </div>
  )
}

function Legend({ patternId }: { patternId: string }) {
  return (
    <ul className={styles.legend}>
      {capacityParts.map((part) => (
        <li key={part} className={styles.key}>
          <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
            <Hatch id={`${patternId}${part}`} />
            <rect
              x="0.5"
              y="0.5"
              width="11"
              height="11"
              className={styles[part]}
              {...(part === 'down' && { fill: `url(#${patternId}${part})` })}
            />
          </svg>
          {partWords[part]}
        </li>
      ))}
    </ul>
  )
}

function CapacityTwin({ classes }: { classes: readonly CapacityClass[] }) {
  const hours = (of: GpuSeconds) => <GpuHours of={of} unit="hidden" />
  return (
    <Table
      caption="GPU-hours by class and month"
      columns={[
        { name: 'pool', label: 'Pool' },
        ...capacityParts.map((part) => ({ name: part, label: partWords[part], align: 'end' as const })),
      ]}
      rows={classes.flatMap(({ gpuClass, months }) =>
        months.map((month) => ({
          id: `${gpuClass}-${month.month}`,
          to: month.to,
          cells: {
            pool: `${formatGpuClass(gpuClass)}, ${formatMonth(month.month)}`,
            ...Object.fromEntries(capacityParts.map((part) => [part, hours(month[part])])),
          },
        })),
      )}
    />
  )
}
