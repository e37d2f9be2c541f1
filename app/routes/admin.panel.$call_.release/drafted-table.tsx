import { outcomeWords } from '#app/domain/grants/decision.ts'
import type { PanelRow } from '#app/domain/grants/ranking.ts'
import type { Draft } from '#app/domain/grants/release/read-drafts.server.ts'
import { paths } from '#app/paths.ts'
import { secondWords } from '#app/proposal/second-officer-part.tsx'
import { GpuHours } from '#app/ui/gpu-hours.tsx'
import { Table } from '#app/ui/table.tsx'

type DraftedTableProps = { rows: readonly PanelRow[]; drafts: readonly Pick<Draft, 'applicationId' | 'second'>[] }

/** Every decision that would be released, with what it grants and where it stands with the second officer. */
export function DraftedTable({ rows, drafts }: DraftedTableProps) {
  const seconds = new Map(drafts.map(({ applicationId, second }) => [applicationId, second]))
  return (
    <Table
      caption="Drafted decisions"
      captionIs="hidden"
      columns={[
        { name: 'title', label: 'Application', isRowHeading: true },
        { name: 'institution', label: 'Institution' },
        { name: 'outcome', label: 'Outcome', isTight: true },
        { name: 'hours', label: 'Granted', align: 'end' },
        { name: 'second', label: 'Second officer', isTight: true },
      ]}
      rows={rows.map(({ id, number, title, institution, outcome, granted }) => ({
        id,
        to: paths.admin.application(id),
        cells: {
          title: `${number} ${title}`,
          institution,
          outcome: outcome && outcomeWords[outcome],
          second: secondWords[seconds.get(id) ?? 'not-needed'],
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
