import { formatWhole } from './whole-number.ts'

/** Whole GPU-seconds: one GPU for one second. Hours exist only on screen and in forms. */
export type GpuSeconds = bigint & { readonly brand: 'GpuSeconds' }

export const secondsPerHour = 3600n

export function gpuSeconds(seconds: bigint | number): GpuSeconds {
  if (typeof seconds === 'number' && !Number.isSafeInteger(seconds)) throw new Error(`not whole seconds: ${seconds}`)
  return BigInt(seconds) as GpuSeconds
}

/** Whole or fractional GPU-hours as seconds, for literals in code and tests. */
export function gpuHours(hours: number): GpuSeconds {
  return gpuSeconds(Math.round(hours * 3600))
}

export function addGpuSeconds(...parts: GpuSeconds[]): GpuSeconds {
  return parts.reduce<bigint>((sum, part) => sum + part, 0n) as GpuSeconds
}

/** Reads typed hours ("12,400", "0.5") as GPU-seconds; null when it is not a number of hours that is a whole number of seconds. */
export function parseGpuHours(text: string): GpuSeconds | null {
  const match = /^\s*(\d{1,3}(?:,\d{3}){1,3}|\d{1,12})(?:\.(\d{1,4}))?\s*$/.exec(text)
  if (!match?.[1]) return null
  const whole = BigInt(match[1].replaceAll(',', '')) * secondsPerHour
  const decimals = match[2] ?? ''
  const scale = 10n ** BigInt(decimals.length)
  const part = BigInt(decimals || '0') * secondsPerHour
  return part % scale === 0n ? gpuSeconds(whole + part / scale) : null
}

/** 12,400 or 72.17: hours with two decimals, and none when whole. Rounds half away from zero, on screen only. */
export function formatGpuHours(seconds: GpuSeconds): string {
  const negative = seconds < 0n
  const absolute = negative ? -seconds : seconds
  const hundredths = (absolute * 100n + secondsPerHour / 2n) / secondsPerHour
  const whole = formatWhole(hundredths / 100n)
  const part = hundredths % 100n
  const text = part === 0n ? whole : `${whole}.${part.toString().padStart(2, '0')}`
  return `${negative ? '\u2212' : ''}${text}`
}

/** The same with nothing rounded away, for papers that are signed: 1,234.5678, and seconds beside it where four decimals are not enough. */
export function formatExactHours(seconds: GpuSeconds): string {
  const whole = formatWhole(seconds / secondsPerHour)
  const rest = seconds % secondsPerHour
  if (rest === 0n) return whole
  if ((rest * 10_000n) % secondsPerHour !== 0n) return `${whole} and ${rest} / 3,600`
  const decimals = ((rest * 10_000n) / secondsPerHour).toString().padStart(4, '0').replace(/0+$/, '')
  return `${whole}.${decimals}`
}

/** A hundredth of a GPU-hour: the smallest part that is shown, and that people type. */
export const secondsPerHundredth = 36n

/** Rounded down to a hundredth of an hour: whoever types what a page says is free is not refused for seconds nobody sees. */
export function typableHours(seconds: GpuSeconds): GpuSeconds {
  return gpuSeconds(seconds - (seconds % secondsPerHundredth))
}

/** To the nearest whole hour, for a figure set large or drawn, whose exact amount stands in a table or a page it leads to. */
export function wholeGpuHours(seconds: GpuSeconds): GpuSeconds {
  const half = seconds < 0n ? -secondsPerHour / 2n : secondsPerHour / 2n
  return gpuSeconds(((seconds + half) / secondsPerHour) * secondsPerHour)
}

/** Shares seconds by weights; the remainder goes to the first parts, so the parts always add up. */
export function splitGpuSeconds(seconds: GpuSeconds, weights: readonly bigint[]): GpuSeconds[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n)
  if (total <= 0n) throw new Error('weights must add up to more than nothing')
  const parts = weights.map((weight) => (seconds * weight) / total)
  let rest = seconds - parts.reduce((sum, part) => sum + part, 0n)
  for (let index = 0; rest > 0n; index = (index + 1) % parts.length) {
    parts[index] = (parts[index] ?? 0n) + 1n
    rest -= 1n
  }
  return parts as GpuSeconds[]
}
