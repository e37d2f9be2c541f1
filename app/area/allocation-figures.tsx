import { BurnLine } from '#app/ui/charts/burn-line.tsx'
import { formatGpuClass, GpuHours } from '#app/ui/gpu-hours.tsx'
import { Columns } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Stat, StatRow } from '#app/ui/stat.tsx'
import { Table } from '#app/ui/table.tsx'
import { InMonth } from '#app/ui/when.tsx'
import { formatGpuHours, type GpuSeconds, gpuSeconds } from '#app/units/gpu-time.ts'
import type { Month } from '#app/units/time.ts'

type Point = { at: Date; total: GpuSeconds }
export type Figures = {
  allocation: {
    gpuClass: string
    granted: GpuSeconds
    used: GpuSeconds
    running: GpuSeconds
    left: GpuSeconds
    months: readonly { month: Month; planned: GpuSeconds; used: GpuSeconds; running: GpuSeconds }[]
  }
  burn: {
    from: Date
    until: Date
    granted: Point[]
    used: Point[]
    runOut: { early: Date | null; likely: Date | null; late: Date | null } | null
  }
  now: Date
  /** The journal's page of an account of this allocation in a month, for those who read the journal. */
  entriesTo?: ((kind: 'allocation' | 'used' | 'running', month: Month) => string) | undefined
}

/** The hours of an allocation: its numbers, the burn line, and the plan beside what was used. */
export function AllocationFigures({ allocation, burn, now, entriesTo }: Figures) {
  const { granted, used, running, left, gpuClass } = allocation
  const value = (seconds: GpuSeconds) => formatGpuHours(seconds)
  return (
    <>
      {left < 0n && (
        <Notice tone="warn" title="More has run than was granted">
          {value(gpuSeconds(-left))} GPU-h were used beyond the grant. Ask for more hours, or stop what still runs.
        </Notice>
      )}
      <StatRow>
        <Stat label={`granted (${formatGpuClass(gpuClass)})`} value={value(granted)} unit="GPU-h" kind="compute" />
        <Stat label="used" value={value(used)} unit="GPU-h" kind="compute" />
        {running > 0n && <Stat label="running now, not yet final" value={value(running)} unit="GPU-h" kind="compute" />}
        <Stat label="left" value={value(left)} unit="GPU-h" kind="compute" />
      </StatRow>
      <Columns
        main={<BurnLine title="How the hours are used" {...burn} now={now} />}
        aside={<MonthTable months={allocation.months} entriesTo={entriesTo} />}
        asideLabel="Month by month"
      />
    </>
  )
}

function MonthTable({ months, entriesTo }: Pick<Figures['allocation'], 'months'> & Pick<Figures, 'entriesTo'>) {
  const sum = (part: 'planned' | 'used' | 'running') => (
    <GpuHours of={gpuSeconds(months.reduce((total, month) => total + month[part], 0n))} unit="hidden" />
  )
  const figure = (kind: 'used' | 'running', month: Month, seconds: GpuSeconds) => {
    const shown = <GpuHours of={seconds} unit="hidden" />
    return entriesTo && seconds > 0n ? <a href={entriesTo(kind, month)}>{shown}</a> : shown
  }
  return (
    <Table
      caption="Plan and use by month, in GPU-h"
      columns={[
        { name: 'month', label: 'Month', isRowHeading: true },
        { name: 'planned', label: 'Planned', align: 'end' },
        { name: 'used', label: 'Used', align: 'end' },
        ...(months.some((one) => one.running > 0n)
          ? [{ name: 'running', label: 'Running', align: 'end' as const }]
          : []),
      ]}
      rows={months.map(({ month, planned, used, running }) => ({
        id: month,
        cells: {
          month: <InMonth month={month} />,
          planned: <GpuHours of={planned} unit="hidden" />,
          used: figure('used', month, used),
          running: figure('running', month, running),
        },
      }))}
      footer={{ month: 'All months', planned: sum('planned'), used: sum('used'), running: sum('running') }}
    />
  )
}
