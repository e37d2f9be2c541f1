import { type GpuSeconds, secondsPerHour, typableHours } from '#app/units/gpu-time.ts'
import { Field } from './field.tsx'
import type { FieldWords } from './field-frame.tsx'
import { formatGpuClass } from './gpu-hours.tsx'

type GpuHoursFieldProps = FieldWords & {
  /** Seconds to start from, or the text a person typed when it was refused. */
  defaultValue?: GpuSeconds | string | undefined
  gpuClass?: string | undefined
  width?: 'short' | 'medium' | 'full' | undefined
  look?: 'compact' | undefined
}

/** An amount of GPU time in hours, as text: parse it with parseGpuHours, keep what was typed when that says null. */
export function GpuHoursField({ defaultValue, gpuClass, width = 'short', ...field }: GpuHoursFieldProps) {
  const shown = typeof defaultValue === 'bigint' ? typedHours(defaultValue) : defaultValue
  const suffix = gpuClass ? `GPU-h (${formatGpuClass(gpuClass)})` : 'GPU-h'
  return (
    <Field
      {...field}
      width={width}
      suffix={suffix}
      inputMode="decimal"
      autoComplete="off"
      defaultValue={shown}
      maxLength={20}
    />
  )
}

/** Hours for a field: no commas, exact where four decimals are enough, else rounded down to what can be typed. */
export function typedHours(seconds: GpuSeconds): string {
  const isExact = (seconds * 10_000n) % secondsPerHour === 0n
  const tenThousandths = ((isExact ? seconds : typableHours(seconds)) * 10_000n) / secondsPerHour
  const decimals = (tenThousandths % 10_000n).toString().padStart(4, '0').replace(/0+$/, '')
  const whole = (tenThousandths / 10_000n).toString()
  return decimals ? `${whole}.${decimals}` : whole
}
