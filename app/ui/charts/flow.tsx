import type { ReactNode } from 'react'
import { Empty } from '../empty.tsx'
import { ChartFrame } from './chart-frame.tsx'
import styles from './flow.module.css'
import { FlowDrawing } from './flow-drawing.tsx'
import { FlowTwin } from './flow-twin.tsx'
import type { FlowBand, FlowColumn } from './flow-types.ts'

export type FlowProps = {
  title: ReactNode
  /** Dollars, GPU-hours, projects, models. */
  columns: readonly [FlowColumn, FlowColumn, FlowColumn, FlowColumn]
  /** Dollars that bought hours; hours that went to projects; hours that went into models. */
  handovers: readonly [readonly FlowBand[], readonly FlowBand[], readonly FlowBand[]]
  reading?: ReactNode
  /** What stands here before the first dollar has come this far. */
  empty?: ReactNode
}

const wideRoom = { width: 1120, box: 186, boxHeight: 46, gap: 14, thickness: 300 }
const narrowRoom = { width: 358, box: 138, boxHeight: 58, gap: 10, thickness: 190 }
const handoverWords = [
  'Dollars that bought GPU-hours',
  'GPU-hours that went to projects',
  'GPU-hours that made a released model',
]

/** Dollars to GPU-hours to projects to released models, each band as wide as what was handed over and a link to it. */
export function Flow({ title, columns, handovers, reading, empty }: FlowProps) {
  if (handovers.every((bands) => bands.length === 0)) {
    return (
      empty ?? <Empty title="Where the dollars went will be drawn here, from the first one that buys a GPU-hour." />
    )
  }
  return (
    <ChartFrame
      title={title}
      reading={reading}
      widens="late"
      wide={<FlowDrawing label="Dollars to models" columns={columns} handovers={handovers} room={wideRoom} first={0} />}
      narrow={
        <div className={styles.parts}>
          {handovers.map((bands, index) => (
            <FlowPart key={handoverWords[index]} columns={columns} bands={bands} index={index} />
          ))}
        </div>
      }
      twin={<FlowTwin columns={columns} handovers={handovers} words={handoverWords} />}
    />
  )
}

/** One hand-over by itself, for a narrow place: only the nodes that take part in it. */
function FlowPart({
  columns,
  bands,
  index,
}: {
  columns: FlowProps['columns']
  bands: readonly FlowBand[]
  index: number
}) {
  const words = handoverWords[index] ?? ''
  const pair = [columns[index], columns[index + 1]].flatMap((column) => (column ? [column] : []))
  const taking = pair.map((column, side) => ({
    ...column,
    nodes: column.nodes.filter((node) => bands.some((band) => (side === 0 ? band.from : band.to) === node.id)),
  }))
  return (
    <div>
      <p className={styles.part}>
        {index + 1}. {words}
      </p>
      {bands.length > 0 ? (
        <FlowDrawing label={words} columns={taking} handovers={[bands]} room={narrowRoom} first={index} />
      ) : (
        <p className={styles.none}>None yet.</p>
      )}
    </div>
  )
}
