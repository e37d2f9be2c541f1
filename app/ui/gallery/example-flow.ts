import { gpuHours } from '#app/units/gpu-time.ts'
import { usd } from '#app/units/money.ts'
import type { FlowColumn, FlowNode } from '../charts/flow-types.ts'
import type { Quantity } from '../charts/quantity.ts'

export const usdOf = (amount: number): Quantity => ({ unit: 'usd', of: usd(amount) })
export const gpuOf = (amount: number): Quantity => ({ unit: 'gpu', of: gpuHours(amount) })

/** At two dollars an hour. */
export function dollarNode(id: string, label: string, amount: number): FlowNode {
  return { id, label, total: usdOf(amount), hours: gpuHours(amount / 2), to: `#${id}` }
}

export function hoursNode(id: string, label: string, amount: number): FlowNode {
  return { id, label, total: gpuOf(amount), hours: gpuHours(amount), to: `#${id}` }
}

/** A lab with three funds, three classes, four projects, two models. */
export const columns: [FlowColumn, FlowColumn, FlowColumn, FlowColumn] = [
  {
    label: 'Given',
    kind: 'money',
    nodes: [
      dollarNode('compute', 'Compute fund', 1_420_000),
      dollarNode('health', 'Health', 610_000),
      dollarNode('general', 'General fund', 240_300),
    ],
  },
  {
    label: 'GPU-hours',
    kind: 'compute',
    nodes: [
      hoursNode('h100', 'H100', 810_000),
      hoursNode('h200', 'H200', 212_000),
      hoursNode('b200', 'B200, given in kind', 96_000),
    ],
  },
  {
    label: 'Projects',
    kind: 'project',
    nodes: [
      hoursNode('atlas', 'Atlas: open medical vision', 402_000),
      hoursNode('birch', 'Birch: speech for 40 languages', 310_000),
      hoursNode('ember', 'Ember', 122_000),
      hoursNode('lichen', 'Lichen: soil carbon from satellites', 9_400),
    ],
  },
  {
    label: 'Released models',
    kind: 'open',
    nodes: [hoursNode('atlas-1', 'Atlas 1, 7B', 260_000), hoursNode('birch-0', 'Birch base', 198_000)],
  },
]
