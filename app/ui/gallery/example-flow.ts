import { gpuHours } from '#app/units/gpu-time.ts'
import { usd } from '#app/units/money.ts'
import type { FlowColumn } from '../charts/flow-types.ts'
import type { Quantity } from '../charts/quantity.ts'

export const usdOf = (amount: number): Quantity => ({ unit: 'usd', of: usd(amount) })
export const gpuOf = (amount: number): Quantity => ({ unit: 'gpu', of: gpuHours(amount) })

/** A lab with three funds, three classes, four projects, two models. */
export const columns: [FlowColumn, FlowColumn, FlowColumn, FlowColumn] = [
  {
    label: 'Given',
    kind: 'money',
    nodes: [
      { id: 'compute', label: 'Compute fund', total: usdOf(1_420_000), to: '#compute' },
      { id: 'health', label: 'Health', total: usdOf(610_000), to: '#health' },
      { id: 'general', label: 'General fund', total: usdOf(240_300), to: '#general' },
    ],
  },
  {
    label: 'GPU-hours',
    kind: 'compute',
    nodes: [
      { id: 'h100', label: 'H100', total: gpuOf(810_000), to: '#h100' },
      { id: 'h200', label: 'H200', total: gpuOf(212_000), to: '#h200' },
      { id: 'b200', label: 'B200, given in kind', total: gpuOf(96_000), to: '#b200' },
    ],
  },
  {
    label: 'Projects',
    kind: 'project',
    nodes: [
      { id: 'atlas', label: 'Atlas: open medical vision', total: gpuOf(402_000), to: '#atlas' },
      { id: 'birch', label: 'Birch: speech for 40 languages', total: gpuOf(310_000), to: '#birch' },
      { id: 'ember', label: 'Ember', total: gpuOf(122_000), to: '#ember' },
      { id: 'lichen', label: 'Lichen: soil carbon from satellites', total: gpuOf(9_400), to: '#lichen' },
    ],
  },
  {
    label: 'Released models',
    kind: 'open',
    nodes: [
      { id: 'atlas-1', label: 'Atlas 1, 7B', total: gpuOf(260_000), to: '#atlas-1' },
      { id: 'birch-0', label: 'Birch base', total: gpuOf(198_000), to: '#birch-0' },
    ],
  },
]
