import type { GpuSeconds } from '#app/units/gpu-time.ts'
import { lineField } from '../application-form.ts'
import { canEstimate, findEstimateFault, largerOf, parseBillions, type RunSize, usualUtilisation } from './estimate.ts'

/** Grows when the same size would come to other hours, so that a kept range says by which method it was made. */
export const estimateMethod = 1

export type KeptEstimate = RunSize & { fewest: GpuSeconds; most: GpuSeconds; method: number; madeAt: Date }

export type TypedSize = { size: RunSize | null; problem: { field: string; sentence: string } | null }

/** The size of a run typed beside a request line; none when nothing is typed, or for a class nobody can estimate. */
export function readTypedSize(answers: Record<string, string>, gpuClass: string): TypedSize {
  const typed = (part: 'parameters' | 'tokens') => (answers[lineField(gpuClass, part)] ?? '').trim()
  if (!canEstimate(gpuClass) || (!typed('parameters') && !typed('tokens'))) return { size: null, problem: null }
  const parameters = parseBillions(typed('parameters'))
  const tokens = parseBillions(typed('tokens'))
  const wrong = (part: 'parameters' | 'tokens', sentence: string): TypedSize => ({
    size: null,
    problem: { field: lineField(gpuClass, part), sentence: `${gpuClass.toUpperCase()}: ${sentence}` },
  })
  if (!parameters) return wrong('parameters', 'write the parameters in billions, such as 7 or 0.35.')
  if (!tokens) return wrong('tokens', 'write the training tokens in billions, such as 2,000.')
  const size: RunSize = { gpuClass, parameters, tokens, utilisation: usualUtilisation }
  const fault = findEstimateFault(size)
  return fault
    ? wrong(largerOf(size), 'parameters and tokens are at most 100,000 billion each.')
    : { size, problem: null }
}

export function isSameSize(one: RunSize, other: RunSize): boolean {
  const { low, high } = one.utilisation
  return (
    one.parameters === other.parameters &&
    one.tokens === other.tokens &&
    low === other.utilisation.low &&
    high === other.utilisation.high
  )
}
