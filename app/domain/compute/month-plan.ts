import { addGpuSeconds, type GpuSeconds } from '#app/units/gpu-time.ts'
import type { RefusalDetail } from '#app/units/outcome.ts'
import type { Month } from '#app/units/time.ts'

/** Hours by month: a plan, or a change of one. */
export type MonthHours = { month: Month; seconds: GpuSeconds }
export type Shortfall = { month: Month; asked: GpuSeconds; left: GpuSeconds }

/** One line a month, in order, without empty ones; null when nothing is asked, a month comes twice or an amount is below zero. */
export function cleanPlan(months: readonly MonthHours[]): MonthHours[] | null {
  const plan = months.filter(({ seconds }) => seconds !== 0n).sort((left, right) => (left.month < right.month ? -1 : 1))
  const isOnce = new Set(plan.map(({ month }) => month)).size === plan.length
  return plan.length > 0 && isOnce && plan.every(({ seconds }) => seconds > 0n) ? plan : null
}

export function sumPlan(plan: readonly MonthHours[]): GpuSeconds {
  return addGpuSeconds(...plan.map(({ seconds }) => seconds))
}

/** A refusal's figures are flat: `2026-03 asked` and `2026-03 left`, in seconds. */
export function shortfallDetail(shortfalls: readonly Shortfall[]): RefusalDetail {
  return Object.fromEntries(
    shortfalls.flatMap(({ month, asked, left }) => [
      [`${month} asked`, asked],
      [`${month} left`, left],
    ]),
  )
}

export function shortfallsIn(detail: RefusalDetail | undefined): Shortfall[] {
  const months = Object.keys(detail ?? {}).filter((key) => key.endsWith(' asked'))
  return months.map((key) => {
    const month = key.slice(0, 7)
    return {
      month: month as Month,
      asked: BigInt(detail?.[key] ?? 0) as GpuSeconds,
      left: BigInt(detail?.[`${month} left`] ?? 0) as GpuSeconds,
    }
  })
}
