import { outcomeWords } from '#app/domain/grants/decision.ts'
import type { PanelRow } from '#app/domain/grants/ranking.ts'
import { paths } from '#app/paths.ts'
import { GpuHours } from '#app/ui/gpu-hours.tsx'
import { Table } from '#app/ui/table.tsx'

/** Every decision that would be released, with what it grants. */
export function DraftedTable({ rows }: { rows: readonly PanelRow[] }) {
  return (
    <Table
      caption="Drafted decisions"
      captionIs="hidden"
      columns={[
        { name: 'title', label: 'Application', isRowHeading: true },
        { name: 'institution', label: 'Institution' },
        { name: 'outcome', label: 'Outcome', isTight: true },
        { name: 'hours', label: 'Granted', align: 'end' },
      ]}
      rows={rows.map(({ id, number, title, institution, outcome, granted }) => ({
        id,
        to: paths.admin.application(id),
        cells: {
          title: `${number} ${title}`,
          institution,
          outcome: outcome && outcomeWords[outcome],
          hours:
            granted.length === 0
              ? 'None'
              : granted.map(({ gpuClass, seconds }, index) => (
                  <span key={gpuClass}>
                    {index > 0 && ', '}
                    <GpuHours of={seconds} gpuClass={gpuClass} />
                  </span>
                )),
        },
      }))}
    />
  )
}
