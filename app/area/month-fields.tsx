import type { FormReply } from '#app/platform/form.server.ts'
import { GpuHoursField } from '#app/ui/gpu-hours-field.tsx'
import { formatGpuHours, type GpuSeconds, typableHours } from '#app/units/gpu-time.ts'
import { formatMonth, type Month } from '#app/units/time.ts'
import { hoursField } from './month-hours.ts'

export type MonthFieldsProps = {
  /** `free` is what may be typed at most, `suggested` stands in the field to start with. */
  months: readonly { month: Month; free: GpuSeconds; suggested?: GpuSeconds }[]
  form: FormReply | undefined
  freeWord?: string
}

/** A field of hours for each month, saying how many there are. */
export function MonthFields({ months, form, freeWord = 'free in the pool' }: MonthFieldsProps) {
  return months.map(({ month, free, suggested }) => {
    const name = hoursField(month)
    const start = suggested && suggested > 0n ? suggested : undefined
    return (
      <GpuHoursField
        key={month}
        name={name}
        label={formatMonth(month)}
        hint={`${formatGpuHours(typableHours(free))} GPU-h ${freeWord}`}
        defaultValue={form ? (form.values[name] ?? '') : start}
        error={form?.fieldErrors[name]}
        isOptional
      />
    )
  })
}
