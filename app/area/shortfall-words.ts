import { shortfallsIn } from '#app/domain/compute/month-plan.ts'
import { formatGpuHours, typableHours } from '#app/units/gpu-time.ts'
import type { RefusalDetail } from '#app/units/outcome.ts'
import { formatMonth } from '#app/units/time.ts'

/** "Not enough hours are left. March 2026: 51,022 asked, 35,000 left." */
export function shortfallWords(detail: RefusalDetail | undefined): string {
  const months = shortfallsIn(detail).map(
    ({ month, asked, left }) =>
      `${formatMonth(month)}: ${formatGpuHours(asked)} GPU-h asked, ${formatGpuHours(typableHours(left))} left.`,
  )
  return ['Not enough hours are left; nothing was allocated.', ...months].join(' ')
}
