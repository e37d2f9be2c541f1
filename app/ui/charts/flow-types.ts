import type { GpuSeconds } from '#app/units/gpu-time.ts'
import type { Quantity } from './quantity.ts'

export type FlowNode = {
  id: string
  label: string
  /** All of it, handed on or not, as written in the box. */
  total: Quantity
  /** The hours it stands for, dollars by the hours they bought: the box is as high as these, the bands are its parts. */
  hours: GpuSeconds
  to?: string | undefined
}

export type FlowColumn = { label: string; kind: 'money' | 'compute' | 'project' | 'open'; nodes: readonly FlowNode[] }

export type FlowBand = {
  /** The ids of the nodes it joins: one of a column, one of the next. */
  from: string
  to: string
  quantity: Quantity
  /** The hours it stands for: the band is as wide as these. */
  hours: GpuSeconds
  /** The entries, draws or runs behind it. */
  href: string
}
