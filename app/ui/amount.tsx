import { formatGpuHours, gpuSeconds } from '#app/units/gpu-time.ts'
import { cents, formatCents } from '#app/units/money.ts'
import { formatGpuClass } from './gpu-hours.tsx'
import styles from './quantity.module.css'

/** A journal amount in its own asset: "USD" counts cents, "GPU:h100" counts GPU-seconds. */
export type AssetAmount = { asset: string; amount: bigint }

/** The amount with its unit, as everywhere: $1,234.56 or 12,400 GPU-h (H100). */
export function formatAmount({ asset, amount }: AssetAmount): string {
  if (asset === 'USD') return formatCents(cents(amount))
  if (!asset.startsWith('GPU:')) throw new Error(`unknown asset ${asset}`)
  return `${formatGpuHours(gpuSeconds(amount))} GPU-h (${formatGpuClass(asset.slice(4))})`
}

/** A journal amount of either kind. */
export function Amount({ of }: { of: AssetAmount }) {
  return <span className={styles.amount}>{formatAmount(of)}</span>
}
