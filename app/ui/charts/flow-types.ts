import type { Quantity } from './quantity.ts'

export type FlowNode = {
  id: string
  label: string
  /** All of it, handed on or not: the box is as high as this, the bands are its parts. */
  total: Quantity
  to?: string | undefined
}

export type FlowColumn = { label: string; kind: 'money' | 'compute' | 'project' | 'open'; nodes: readonly FlowNode[] }

export type FlowBand = {
  /** The ids of the nodes it joins: one of a column, one of the next. */
  from: string
  to: string
  quantity: Quantity
  /** The entries, draws or runs behind it. */
  href: string
}
