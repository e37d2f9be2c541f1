import { secondsPerHour, wholeGpuHours } from '#app/units/gpu-time.ts'
import { classNames } from '../class-names.ts'
import styles from './flow.module.css'
import { type FlowLayout, type FlowRoom, layoutFlow, type PlacedBand, type PlacedNode } from './flow-layout.ts'
import type { FlowBand, FlowColumn } from './flow-types.ts'
import { formatQuantity, type Quantity } from './quantity.ts'
import { wrapWords } from './wrap-words.ts'

type FlowDrawingProps = {
  label: string
  columns: readonly FlowColumn[]
  handovers: readonly (readonly FlowBand[])[]
  room: FlowRoom
  /** Which hand-over the first one drawn is, for its colour. */
  first: number
}

const headRoom = 30
/** A hair's breadth: what is less is drawn as this, so that every band can be seen and followed. */
const leastWidth = 1.5
const bandKinds = ['money', 'compute', 'open'] as const

/** The boxes, the bands, and the words over the columns. */
export function FlowDrawing({ label, columns, handovers, room, first }: FlowDrawingProps) {
  const layout = layoutFlow(columns, handovers, room)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing full of links is a group; SVG has no element for that.
    <svg
      viewBox={`0 0 ${room.width} ${layout.height + headRoom + 4}`}
      role="group"
      aria-label={label}
      className={styles.drawing}
    >
      {columns.map((column, index) => (
        <text key={column.label} x={headingX(index, columns.length, room)} y="14" className={styles.heading}>
          {column.label}
        </text>
      ))}
      <g transform={`translate(0 ${headRoom})`}>
        {layout.bands.map((placed) => (
          <Band
            key={`${placed.handover} ${placed.band.from} ${placed.band.to}`}
            placed={placed}
            first={first}
            names={namesOf(layout)}
          />
        ))}
        {layout.nodes.map((node) => (
          <Node
            key={`${node.column} ${node.id}`}
            node={node}
            kind={nodeKind(node, columns[node.column]?.kind)}
            room={room}
          />
        ))}
      </g>
    </svg>
  )
}

function nodeKind(node: PlacedNode, kind: FlowColumn['kind'] = 'project'): FlowColumn['kind'] {
  return kind === 'money' && node.total.unit === 'gpu' ? 'compute' : kind
}

function headingX(index: number, columns: number, room: FlowRoom): number {
  return columns > 1 ? ((room.width - room.box) / (columns - 1)) * index : 0
}

function namesOf(layout: FlowLayout): Map<string, string> {
  return new Map(layout.nodes.map((node) => [`${node.column} ${node.id}`, node.label]))
}

type BandProps = { placed: PlacedBand; first: number; names: Map<string, string> }

function Band({ placed, first, names }: BandProps) {
  const { band, handover } = placed
  const from = names.get(`${handover} ${band.from}`)
  const to = names.get(`${handover + 1} ${band.to}`)
  const words = `${formatQuantity(band.quantity)}, ${from} to ${to}`
  return (
    <a href={band.href} aria-label={words} className={styles.link}>
      <path d={ribbon(placed)} className={classNames(styles.band, styles[bandKind(band, handover + first)])}>
        <title>{words}</title>
      </path>
    </a>
  )
}

/** Dollars are money's colour, hours compute's, also where the lab or a company gave them; into a model they are open. */
function bandKind({ quantity }: FlowBand, handover: number): (typeof bandKinds)[number] {
  const kind = bandKinds[handover] ?? 'money'
  return kind === 'money' && quantity.unit === 'gpu' ? 'compute' : kind
}

/** A band as a closed shape: its upper edge there, its lower edge back. Both leave and arrive level. */
function ribbon({ from, to, width }: PlacedBand): string {
  const half = Math.max(width, leastWidth) / 2
  const bend = (from.x + to.x) / 2
  const upper = `M${from.x},${from.y - half}C${bend},${from.y - half} ${bend},${to.y - half} ${to.x},${to.y - half}`
  const lower = `L${to.x},${to.y + half}C${bend},${to.y + half} ${bend},${from.y + half} ${from.x},${from.y + half}Z`
  return upper + lower
}

function Node({ node, kind, room }: { node: PlacedNode; kind: FlowColumn['kind']; room: FlowRoom }) {
  const shown = drawnQuantity(node.total)
  const lines = wrapWords(node.label, {
    characters: Math.floor((room.box - 16) / 6.6),
    lines: node.height >= 58 ? 2 : 1,
  })
  const top = node.y + (node.height - lines.length * 16 - 18) / 2 + 15
  const box = (
    <>
      <rect
        x={node.x}
        y={node.y}
        width={room.box}
        height={node.height}
        className={classNames(styles.box, styles[kind])}
      />
      <rect x={node.x} y={node.y} width="3" height={node.height} className={classNames(styles.edge, styles[kind])} />
      <text x={node.x + 12} y={top} className={styles.shown}>
        {shown}
      </text>
      {lines.map((line, index) => (
        <text key={line} x={node.x + 12} y={top + 17 + index * 16} className={styles.label}>
          {line}
        </text>
      ))}
      <title>{`${node.label}: ${formatQuantity(node.total)}`}</title>
    </>
  )
  return node.to ? (
    <a href={node.to} className={styles.link}>
      {box}
    </a>
  ) : (
    <g>{box}</g>
  )
}

/** A box has room for whole hours; its title and the table tell the rest. */
function drawnQuantity(quantity: Quantity): string {
  if (quantity.unit === 'usd' || quantity.of < 100n * secondsPerHour) return formatQuantity(quantity)
  return formatQuantity({ unit: 'gpu', of: wholeGpuHours(quantity.of) })
}
