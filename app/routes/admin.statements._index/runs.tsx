import type { StatementRun } from '#app/domain/giving/receipts/read-statement-run.server.ts'
import { paths } from '#app/paths.ts'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { When } from '#app/ui/when.tsx'

type RunsProps = { runs: readonly StatementRun[]; zone: string }

/** Each sending, how far it is, and whom it could not write to. */
export function Runs({ runs, zone }: RunsProps) {
  const failures = runs.flatMap((run) =>
    run.failures.map((failure) => ({ ...failure, id: `${run.id} ${failure.donorId}` })),
  )
  return (
    <Section title="Sendings">
      <Table
        caption="Sendings of this year, newest first"
        captionIs="hidden"
        columns={[
          { name: 'asked', label: 'Begun', isRowHeading: true },
          { name: 'givers', label: 'Givers', align: 'end' },
          { name: 'sent', label: 'Sent', align: 'end' },
          { name: 'failed', label: 'Failed', align: 'end' },
          { name: 'state', label: 'State' },
        ]}
        rows={runs.map((run) => ({
          id: run.id,
          cells: {
            asked: <When at={run.askedAt} zone={zone} />,
            givers: run.givers.toLocaleString('en-US'),
            sent: run.sent.toLocaleString('en-US'),
            failed: run.failed.toLocaleString('en-US'),
            state: <Status of={run.finishedAt ? 'done' : 'running'} />,
          },
        }))}
      />
      {failures.length > 0 && (
        <ul>
          {failures.map((failure) => (
            <li key={failure.id}>
              <a href={paths.admin.donor(failure.donorId)}>{failure.name}</a>: {failure.failure}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
