import { paths } from '#app/paths.ts'
import { Empty } from '#app/ui/empty.tsx'
import { GpuHours } from '#app/ui/gpu-hours.tsx'
import { KeysetPager } from '#app/ui/keyset-pager.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { When } from '#app/ui/when.tsx'
import { gpuSeconds } from '#app/units/gpu-time.ts'

type Import = {
  id: string
  source: string
  fileName: string
  state: string
  by: string | null
  startedAt: Date
  answer: { rows: Record<string, number>; gpu_seconds: { final: string } } | null
}

/** Imports, the newest first. */
export function ImportTable({
  imports,
  hasMore,
  zone,
}: {
  imports: readonly Import[]
  hasMore: boolean
  zone: string
}) {
  const last = imports.at(-1)
  return (
    <>
      <Table
        caption="Imports"
        captionIs="hidden"
        columns={[
          { name: 'file', label: 'File', isRowHeading: true },
          { name: 'at', label: 'When', isTight: true },
          { name: 'by', label: 'By' },
          { name: 'state', label: 'State' },
          { name: 'held', label: 'Held', align: 'end' },
          { name: 'hours', label: 'Final GPU-h', align: 'end' },
        ]}
        rows={imports.map((one) => ({
          id: one.id,
          to: paths.admin.usageImport(one.id),
          cells: {
            file: one.fileName,
            at: <When at={one.startedAt} zone={zone} />,
            by: one.by ?? `the ${one.source}`,
            state: <Status of={one.state} />,
            held: (one.answer?.rows.held ?? 0).toLocaleString('en-US'),
            hours: <GpuHours of={gpuSeconds(BigInt(one.answer?.gpu_seconds.final ?? 0))} unit="hidden" />,
          },
        }))}
        empty={<Empty title="Imports stand here after the first file." />}
      />
      <KeysetPager
        shown={imports.length}
        one="import"
        many="imports"
        nextTo={hasMore && last ? `${paths.admin.usage()}?after=${last.id}` : undefined}
      />
    </>
  )
}
