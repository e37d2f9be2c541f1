import { formatGpuClass } from '#app/ui/gpu-hours.tsx'
import { formatGpuHours, gpuSeconds, secondsPerHour } from '#app/units/gpu-time.ts'
import type { Cents } from '#app/units/money.ts'

export type Rate = { gpuClass: string; name: string; perHour: Cents }

/** "about 47 GPU-h (H100)": what an amount buys of the first class at its published rate, rounded down; null without a rate. */
export function hoursWords(amount: Cents, rates: readonly Rate[]): string | null {
  const rate = rates[0]
  if (!rate) return null
  const seconds = (amount * secondsPerHour) / rate.perHour
  const step = seconds < 10n * secondsPerHour ? secondsPerHour / 10n : secondsPerHour
  return `about ${formatGpuHours(gpuSeconds((seconds / step) * step))} GPU-h (${formatGpuClass(rate.gpuClass)})`
}
