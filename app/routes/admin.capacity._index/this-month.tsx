import { formatGpuClass } from '#app/ui/gpu-hours.tsx'
import { Grid } from '#app/ui/layout.tsx'
import { PoolMeter } from '#app/ui/meter.tsx'
import type { GpuSeconds } from '#app/units/gpu-time.ts'
import { formatMonth, type Month } from '#app/units/time.ts'

type Line = { month: Month; used: GpuSeconds; promised: GpuSeconds; free: GpuSeconds }
type ThisMonthProps = { classes: readonly { gpuClass: string; months: readonly Line[] }[]; month: Month }

/** The month that runs now, class by class: what an officer asks first. */
export function ThisMonth({ classes, month }: ThisMonthProps) {
  return (
    <Grid cell="figure">
      {classes.map(({ gpuClass, months }) => {
        const now = months.find((line) => line.month === month)
        if (!now) return null
        return (
          <PoolMeter
            key={gpuClass}
            label={`${formatGpuClass(gpuClass)}, ${formatMonth(month)}`}
            used={now.used}
            committed={now.promised}
            free={now.free}
          />
        )
      })}
    </Grid>
  )
}
