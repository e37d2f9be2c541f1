import { kindWords } from '#app/domain/giving/pledges/pledge.ts'
import type { PledgeLine } from '#app/domain/giving/pledges/read-pledges.server.ts'
import { paths } from '#app/paths.ts'
import { Money } from '#app/ui/money.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'

/** What a donor has promised. */
export function DonorPledges({ pledges }: { pledges: readonly PledgeLine[] }) {
  return (
    <Table
      caption="Pledges, newest first"
      columns={[
        { name: 'amount', label: 'Pledged', isRowHeading: true },
        { name: 'paid', label: 'Paid', align: 'end' },
        { name: 'kind', label: 'Kind' },
        { name: 'state', label: 'State' },
      ]}
      rows={pledges.map((pledge) => ({
        id: pledge.id,
        to: paths.admin.pledge(pledge.id),
        cells: {
          amount: <Money of={pledge.amount} />,
          paid: <Money of={pledge.paid} />,
          kind: kindWords[pledge.kind],
          state: <Status of={pledge.state} />,
        },
      }))}
    />
  )
}
