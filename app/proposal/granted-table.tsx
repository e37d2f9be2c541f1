import type { DecisionLine } from '#app/domain/grants/decision.ts'
import { formatGpuClass, GpuHours } from '#app/ui/gpu-hours.tsx'
import { Table } from '#app/ui/table.tsx'
import { InMonth } from '#app/ui/when.tsx'

/** What a decision grants, one row a GPU class. */
export function GrantedTable({ caption, lines }: { caption: string; lines: readonly DecisionLine[] }) {
  return (
    <Table
      caption={caption}
      columns={[
        { name: 'gpuClass', label: 'GPU class' },
        { name: 'seconds', label: 'Granted', align: 'end' },
        { name: 'window', label: 'Months' },
      ]}
      rows={lines.map((line) => ({
        id: line.gpuClass,
        cells: {
          gpuClass: formatGpuClass(line.gpuClass),
          seconds: <GpuHours of={line.seconds} look="coloured" />,
          window: (
            <>
              <InMonth month={line.firstMonth} /> to <InMonth month={line.lastMonth} />
            </>
          ),
        },
      }))}
    />
  )
}
