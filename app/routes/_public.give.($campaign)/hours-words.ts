import { formatGpuHours, gpuSeconds } from '#app/units/gpu-time.ts'
import type { Cents } from '#app/units/money.ts'

export type Rate = { gpuClass: string; name: string; perHour: Cents }

/** "about 40 GPU-h (H100)": what an amount buys of the first class at its published rate, rounded down; null without a rate. */
export function hoursWords(amount: Cents, rates: readonly Rate[]): string | null {
  const rate = rates[0]
  if (!rate) return null
  const seconds = (amount * 3600n) / rate.perHour
  const tenths = (seconds / 360n) * 360n
  return `about ${formatGpuHours(gpuSeconds(tenths))} GPU-h (${rate.name})`
}
