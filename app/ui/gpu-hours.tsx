import { formatGpuHours, type GpuSeconds } from '#app/units/gpu-time.ts'
import { classNames } from './class-names.ts'
import styles from './quantity.module.css'

type GpuHoursProps = {
  of: GpuSeconds
  /** The GPU class, such as h100; shown as (H100). */
  gpuClass?: string | undefined
  /** Leaves the unit out where the column or label already says it. */
  unit?: 'shown' | 'hidden' | undefined
  look?: 'coloured' | 'plain' | undefined
}

/** An amount of GPU time: 12,400 GPU-h (H100). */
export function GpuHours({ of, gpuClass, unit = 'shown', look = 'plain' }: GpuHoursProps) {
  return (
    <span className={classNames(styles.figure, look === 'coloured' && styles.compute)}>
      {formatGpuHours(of)}
      {(unit === 'shown' || gpuClass) && (
        <span className={styles.unit}>
          {unit === 'shown' && ' GPU-h'}
          {gpuClass && ` (${formatGpuClass(gpuClass)})`}
        </span>
      )}
    </span>
  )
}

/** The name of a GPU class as its maker writes it: h100 is H100, mi300x is MI300X. */
export function formatGpuClass(gpuClass: string): string {
  return gpuClass.toUpperCase()
}
