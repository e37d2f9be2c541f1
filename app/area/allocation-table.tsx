import { Empty } from '#app/ui/empty.tsx'
import { formatGpuClass, GpuHours } from '#app/ui/gpu-hours.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { InMonth } from '#app/ui/when.tsx'
import type { GpuSeconds } from '#app/units/gpu-time.ts'
import type { Month } from '#app/units/time.ts'

type Line = {
  id: string
  projectTitle: string
  gpuClass: string
  state: string
  firstMonth: Month
  lastMonth: Month
  granted: GpuSeconds
  used: GpuSeconds
  running: GpuSeconds
  left: GpuSeconds
}

/** Allocations as rows of hours. */
export function AllocationTable({
  lines,
  allocationTo,
}: {
  lines: readonly Line[]
  allocationTo: (id: string) => string
}) {
  return (
    <Table
      caption="Allocations"
      captionIs="hidden"
      columns={[
        { name: 'project', label: 'Project', isRowHeading: true, isClipped: true },
        { name: 'class', label: 'Class' },
        { name: 'window', label: 'Window', isTight: true },
        { name: 'granted', label: 'Granted (GPU-h)', align: 'end' },
        { name: 'used', label: 'Used', align: 'end' },
        { name: 'running', label: 'Running', align: 'end' },
        { name: 'left', label: 'Left', align: 'end' },
        { name: 'state', label: 'State', isTight: true },
      ]}
      rows={lines.map((line) => ({
        id: line.id,
        to: allocationTo(line.id),
        look: line.left < 0n ? ('marked' as const) : undefined,
        cells: {
          project: line.projectTitle,
          class: formatGpuClass(line.gpuClass),
          window: (
            <>
              <InMonth month={line.firstMonth} /> to <InMonth month={line.lastMonth} />
            </>
          ),
          granted: <GpuHours of={line.granted} unit="hidden" />,
          used: <GpuHours of={line.used} unit="hidden" />,
          running: <GpuHours of={line.running} unit="hidden" />,
          left: <GpuHours of={line.left} unit="hidden" />,
          state: <Status of={stateWord(line)} />,
        },
      }))}
      empty={<Empty title="Allocations stand here once hours are given to a project." />}
    />
  )
}

/** Overdrawn says more than open. */
export function stateWord({ state, left, granted }: Pick<Line, 'state' | 'left' | 'granted'>): string {
  if (state !== 'open') return state
  if (left < 0n) return 'over'
  return left * 10n < granted ? 'running low' : state
}
