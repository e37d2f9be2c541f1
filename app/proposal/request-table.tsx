import type { RequestLine } from '#app/domain/grants/request.ts'
import { formatGpuClass, GpuHours } from '#app/ui/gpu-hours.tsx'
import { Table } from '#app/ui/table.tsx'
import { InMonth } from '#app/ui/when.tsx'

/** What an application asks for, one row a GPU class. */
export function RequestTable({ lines }: { lines: readonly RequestLine[] }) {
  return (
    <Table
      caption="Hours asked for"
      columns={[
        { name: 'gpuClass', label: 'GPU class' },
        { name: 'asked', label: 'Asked', align: 'end' },
        { name: 'least', label: 'Least useful', align: 'end' },
        { name: 'window', label: 'Months' },
      ]}
      rows={lines.map((line) => ({
        id: line.gpuClass,
        cells: {
          gpuClass: formatGpuClass(line.gpuClass),
          asked: <GpuHours of={line.asked} />,
          least: <GpuHours of={line.leastUseful} />,
          window: (
            <>
              <InMonth month={line.firstMonth} /> to <InMonth month={line.lastMonth} />
            </>
          ),
        },
      }))}
      empty={<p>No hours asked for yet.</p>}
    />
  )
}
