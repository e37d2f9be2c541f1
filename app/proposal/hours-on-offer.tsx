import { formatGpuClass, GpuHours } from '#app/ui/gpu-hours.tsx'
import { Table } from '#app/ui/table.tsx'
import { InMonth } from '#app/ui/when.tsx'
import { type GpuSeconds, gpuSeconds } from '#app/units/gpu-time.ts'
import { type Month, monthsBetween } from '#app/units/time.ts'

export type Offered = { gpuClass: string; months: readonly { month: Month; free: GpuSeconds }[] }
type HoursOnOfferProps = { offered: readonly Offered[]; window: { firstMonth: Month; lastMonth: Month } }

/** What is free in the pools, class by class and month by month, within the window of a call. */
export function HoursOnOffer({ offered, window }: HoursOnOfferProps) {
  const free = (one: Offered, month: Month) => {
    const found = one.months.find((known) => known.month === month)?.free ?? gpuSeconds(0)
    return found > 0n ? found : gpuSeconds(0)
  }
  const months = monthsBetween(window.firstMonth, window.lastMonth)
  const sum = (one: Offered) => gpuSeconds(months.reduce((total, month) => total + free(one, month), 0n))
  return (
    <Table
      caption="Free hours just now, in GPU-h"
      columns={[
        { name: 'month', label: 'Month', isRowHeading: true },
        ...offered.map(({ gpuClass }) => ({ name: gpuClass, label: formatGpuClass(gpuClass), align: 'end' as const })),
      ]}
      rows={months.map((month) => ({
        id: month,
        cells: {
          month: <InMonth month={month} />,
          ...Object.fromEntries(
            offered.map((one) => [one.gpuClass, <GpuHours key={one.gpuClass} of={free(one, month)} unit="hidden" />]),
          ),
        },
      }))}
      footer={{
        month: 'All months',
        ...Object.fromEntries(
          offered.map((one) => [one.gpuClass, <GpuHours key={one.gpuClass} of={sum(one)} unit="hidden" />]),
        ),
      }}
    />
  )
}
