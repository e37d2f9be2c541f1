import { type GpuSeconds, gpuSeconds } from '#app/units/gpu-time.ts'

/** How many hours a training run takes, from its size: a range, since nobody knows the utilisation beforehand. */

export type RunSize = {
  gpuClass: string
  /** Parameters in millions. */
  parameters: bigint
  /** Training tokens in millions. */
  tokens: bigint
  /** The share of the peak that the run is hoped to reach, in percent: the worst and the best. */
  utilisation: { low: number; high: number }
}

/** Peak of dense 16-bit matrix arithmetic of one GPU, in teraFLOP/s, from the makers’ data sheets. */
const peaks: Readonly<Record<string, bigint>> = { h100: 989n, h200: 989n, b200: 2250n, mi300x: 1307n }

export const usualUtilisation = { low: 30, high: 45 } as const
const mostMillions = 100_000_000n

export function canEstimate(gpuClass: string): boolean {
  return Object.hasOwn(peaks, gpuClass)
}

export type EstimateFault = 'unknown-class' | 'no-size' | 'too-large' | 'no-utilisation'

export function findEstimateFault({ gpuClass, parameters, tokens, utilisation }: RunSize): EstimateFault | null {
  if (!canEstimate(gpuClass)) return 'unknown-class'
  if (parameters <= 0n || tokens <= 0n) return 'no-size'
  if (parameters > mostMillions || tokens > mostMillions) return 'too-large'
  const { low, high } = utilisation
  const areShares = [low, high].every((share) => Number.isInteger(share) && share >= 1 && share <= 100)
  return areShares && low <= high ? null : 'no-utilisation'
}

/** Which of the two a run has more of: the one to look at when it is too large. */
export function largerOf({ parameters, tokens }: Pick<RunSize, 'parameters' | 'tokens'>): 'parameters' | 'tokens' {
  return tokens > parameters ? 'tokens' : 'parameters'
}

/**
 * Whole GPU-hours for one run from first token to last, rounded up: six floating-point operations for each parameter and token
 * (Kaplan and others 2020), over what the GPU reaches of its peak. Evaluations, failures and smaller runs come on top.
 */
export function estimateHours(size: RunSize): { fewest: GpuSeconds; most: GpuSeconds } {
  return { fewest: hoursAt(size, size.utilisation.high), most: hoursAt(size, size.utilisation.low) }
}

function hoursAt({ gpuClass, parameters, tokens }: RunSize, percent: number): GpuSeconds {
  const peak = peaks[gpuClass]
  if (!peak) throw new Error(`no peak is known of ${gpuClass}`)
  // Millions times millions are 10^12, as is the peak's tera; what is left over is the percent and the seconds of an hour.
  const operations = 6n * parameters * tokens * 100n
  const perHour = peak * BigInt(percent) * 3600n
  return gpuSeconds(((operations + perHour - 1n) / perHour) * 3600n)
}

/** A count typed in billions, such as 7, 0.35 or 1,200, in millions; null when it is none. A comma only sets thousands apart: “0,35” is none. */
export function parseBillions(typed: string): bigint | null {
  const [, whole, part = ''] = /^(\d{1,6}|\d{1,3}(?:,\d{3})*)(?:\.(\d{1,3}))?$/.exec(typed.trim()) ?? []
  return whole === undefined ? null : BigInt(whole.replaceAll(',', '')) * 1000n + BigInt(part.padEnd(3, '0'))
}

/** 7,000 millions are “7”, 350 are “0.35”. */
export function formatBillions(millions: bigint): string {
  const part = String(millions % 1000n)
    .padStart(3, '0')
    .replace(/0+$/, '')
  const whole = (millions / 1000n).toLocaleString('en-US')
  return part ? `${whole}.${part}` : whole
}
