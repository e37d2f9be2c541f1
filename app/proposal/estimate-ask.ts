import type { Call } from '#app/domain/grants/call.ts'
import {
  canEstimate,
  type EstimateFault,
  estimateHours,
  findEstimateFault,
  largerOf,
  parseBillions,
  type RunSize,
  usualUtilisation,
} from '#app/domain/grants/estimates/estimate.ts'

const fields = ['parameters', 'tokens', 'gpuClass', 'low', 'high'] as const

type EstimateAsk = {
  values: Record<string, string>
  errors: Record<string, string[]>
  result: ({ size: RunSize } & ReturnType<typeof estimateHours>) | null
}

/** What an address asks to be estimated: the fields as typed, what is wrong with them, and the range when nothing is. */
export function readEstimateAsk(asked: URLSearchParams, { gpuClasses }: Pick<Call, 'gpuClasses'>): EstimateAsk {
  const typed = Object.fromEntries(fields.map((name) => [name, (asked.get(name) ?? '').trim().slice(0, 40)]))
  const { low, high } = usualUtilisation
  const values: Record<string, string> = { ...typed, low: typed.low || String(low), high: typed.high || String(high) }
  if (!asked.has('parameters')) return { values, errors: {}, result: null }
  const size: RunSize = {
    gpuClass: gpuClasses.find((code) => code === values.gpuClass && canEstimate(code)) ?? '',
    parameters: parseBillions(values.parameters ?? '') ?? 0n,
    tokens: parseBillions(values.tokens ?? '') ?? 0n,
    utilisation: { low: Number(values.low), high: Number(values.high) },
  }
  const fault = findEstimateFault(size)
  if (!fault) return { values, errors: {}, result: { size, ...estimateHours(size) } }
  const { field, sentence } = faultWords(fault, size)
  return { values, errors: { [field]: [sentence] }, result: null }
}

function faultWords(fault: EstimateFault, size: RunSize): { field: string; sentence: string } {
  const field = size.parameters > 0n ? 'tokens' : 'parameters'
  const said: Record<EstimateFault, { field: string; sentence: string }> = {
    'unknown-class': { field: 'gpuClass', sentence: 'Choose one of the GPU classes of this call.' },
    'no-size': {
      field,
      sentence: 'Write a number of billions above nothing, such as 7 or 0.35, with a point before the decimals.',
    },
    'too-large': { field: largerOf(size), sentence: 'Parameters and tokens are at most 100,000 billion each.' },
    'no-utilisation': { field: 'low', sentence: 'Write two whole percentages from 1 to 100, the worse one first.' },
  }
  return said[fault]
}
