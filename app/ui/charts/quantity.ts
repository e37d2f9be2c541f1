import { formatGpuHours, type GpuSeconds } from '#app/units/gpu-time.ts'
import { type Cents, formatCents } from '#app/units/money.ts'

/** An amount a picture can be drawn of, with its unit. */
export type Quantity = { unit: 'usd'; of: Cents } | { unit: 'gpu'; of: GpuSeconds }

/** $30,000 or 12,400 GPU-h: as written in a picture and in its table. */
export function formatQuantity(quantity: Quantity): string {
  return quantity.unit === 'usd'
    ? formatCents(quantity.of, { wholeWhenRound: true })
    : `${formatGpuHours(quantity.of)} GPU-h`
}
