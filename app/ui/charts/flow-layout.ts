import type { FlowBand, FlowColumn } from './flow-types.ts'

export type FlowRoom = {
  width: number
  /** The width of a node's box; bands fill what is left between two columns. */
  box: number
  /** The height a box needs for its words, and the space between two boxes. */
  boxHeight: number
  gap: number
  /** The height all bands of one hand-over take together, at most. */
  thickness: number
}

export type PlacedNode = FlowColumn['nodes'][number] & {
  column: number
  x: number
  y: number
  height: number
}

export type PlacedBand = {
  band: FlowBand
  handover: number
  from: { x: number; y: number }
  to: { x: number; y: number }
  /** In proportion to its hours, by one scale over the whole picture. */
  width: number
}

/** `scale` is the height of one GPU-second. */
export type FlowLayout = { nodes: PlacedNode[]; bands: PlacedBand[]; height: number; scale: number }

/** Places boxes and bands, all by one scale: dollars are as wide as the hours they bought, and hours keep their width to the model. */
export function layoutFlow(
  columns: readonly FlowColumn[],
  handovers: readonly (readonly FlowBand[])[],
  room: FlowRoom,
): FlowLayout {
  const scale = scaleOf(columns, handovers, room)
  const step = columns.length > 1 ? (room.width - room.box) / (columns.length - 1) : 0
  const nodes = columns.flatMap((column, index) => placeColumn(column, index, step * index, { handovers, scale, room }))
  const height = Math.max(0, ...nodes.map((node) => node.y + node.height))
  const centred = nodes.map((node) => ({ ...node, y: round(node.y + centreBy(nodes, node.column, height)) }))
  return { nodes: centred, bands: placeBands(centred, handovers, scale, room.box), height: round(height), scale }
}

/** The largest column or hand-over fills the thickness; a picture of few boxes stays low. */
function scaleOf(columns: readonly FlowColumn[], handovers: readonly (readonly FlowBand[])[], room: FlowRoom): number {
  const amounts = [
    ...columns.map((column) => column.nodes.map((node) => node.hours)),
    ...handovers.map((bands) => bands.map((band) => band.hours)),
  ].map((list) => list.reduce((sum, hours) => sum + Number(hours), 0))
  const most = Math.max(0, ...amounts)
  const boxes = Math.max(1, ...columns.map((column) => column.nodes.length))
  return most > 0 ? Math.min(room.thickness, boxes * room.boxHeight * 1.6) / most : 0
}

type Surroundings = { handovers: readonly (readonly FlowBand[])[]; scale: number; room: FlowRoom }

function placeColumn(
  column: FlowColumn,
  index: number,
  x: number,
  { handovers, scale, room }: Surroundings,
): PlacedNode[] {
  let y = 0
  return column.nodes.map((node) => {
    const coming = thicknessOf(handovers[index - 1], scale, (band) => band.to === node.id)
    const going = thicknessOf(handovers[index], scale, (band) => band.from === node.id)
    const own = Number(node.hours) * scale
    const height = Math.max(room.boxHeight, coming, going, own)
    const placed = { ...node, column: index, x: round(x), y, height: round(height) }
    y += height + room.gap
    return placed
  })
}

function thicknessOf(
  bands: readonly FlowBand[] | undefined,
  scale: number,
  isPart: (band: FlowBand) => boolean,
): number {
  return (bands ?? []).filter(isPart).reduce((sum, band) => sum + widthOf(band, scale), 0)
}

function widthOf(band: FlowBand, scale: number): number {
  return Number(band.hours) * scale
}

function centreBy(nodes: readonly PlacedNode[], column: number, height: number): number {
  const bottom = Math.max(0, ...nodes.filter((node) => node.column === column).map((node) => node.y + node.height))
  return (height - bottom) / 2
}

/** Stacks the ends of the bands on each box in the order of the boxes they lead to, so that bands cross as little as can be. */
function placeBands(
  nodes: readonly PlacedNode[],
  handovers: readonly (readonly FlowBand[])[],
  scale: number,
  box: number,
): PlacedBand[] {
  return handovers.flatMap((bands, handover) => {
    const find = (column: number, id: string) => nodes.find((node) => node.column === column && node.id === id)
    const known = bands.flatMap((band) => {
      const source = find(handover, band.from)
      const target = find(handover + 1, band.to)
      return source && target ? [{ band, source, target, width: widthOf(band, scale) }] : []
    })
    const leaving = stack(
      known,
      (one) => one.source,
      (one) => one.target.y,
    )
    const arriving = stack(
      known,
      (one) => one.target,
      (one) => one.source.y,
    )
    return known.map((one, index) => ({
      band: one.band,
      handover,
      width: round(one.width),
      from: { x: one.source.x + box, y: round(leaving[index] ?? 0) },
      to: { x: one.target.x, y: round(arriving[index] ?? 0) },
    }))
  })
}

type Known = { source: PlacedNode; target: PlacedNode; width: number }

/** The middle of each band's end on its box: the ends are stacked without gaps, centred on the box. */
function stack(known: readonly Known[], side: (one: Known) => PlacedNode, order: (one: Known) => number): number[] {
  const middles = new Array<number>(known.length).fill(0)
  for (const node of new Set(known.map(side))) {
    const here = known.flatMap((one, index) => (side(one) === node ? [{ one, index }] : []))
    here.sort((a, b) => order(a.one) - order(b.one))
    const total = here.reduce((sum, { one }) => sum + one.width, 0)
    let y = node.y + (node.height - total) / 2
    for (const { one, index } of here) {
      middles[index] = y + one.width / 2
      y += one.width
    }
  }
  return middles
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
