import { kindWords } from '#app/domain/giving/pledges/pledge.ts'
import type { PledgeLine } from '#app/domain/giving/pledges/read-pledges.server.ts'
import { paths } from '#app/paths.ts'
import { Money } from '#app/ui/money.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { OnDay } from '#app/ui/when.tsx'

/** Her pledges, and where each stands. */
export function OwnPledges({ pledges }: { pledges: readonly PledgeLine[] }) {
  return (
    <Section title="Pledges" look="public">
      <Table
        caption="Pledges, newest first"
        captionIs="hidden"
        look="open"
        columns={[
          { name: 'amount', label: 'Pledged', isRowHeading: true, isTight: true },
          { name: 'paid', label: 'Paid', align: 'end', isTight: true },
          { name: 'kind', label: 'Kind' },
          { name: 'next', label: 'Next part', isTight: true },
          { name: 'state', label: 'State', isTight: true },
        ]}
        rows={pledges.map((pledge) => ({
          id: pledge.id,
          to: paths.backer.pledge(pledge.id),
          cells: {
            amount: <Money of={pledge.amount} />,
            paid: <Money of={pledge.paid} />,
            kind: kindWords[pledge.kind],
            next: pledge.nextOn ? <OnDay on={pledge.nextOn} /> : 'None',
            state: <Status of={pledge.state} />,
          },
        }))}
      />
    </Section>
  )
}
