import type { AdvisedGrant } from '#app/domain/giving/daf/read-advised.server.ts'
import { Money } from '#app/ui/money.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { OnDay } from '#app/ui/when.tsx'

/** Grants she recommended: with thanks, without a receipt, and in no total of hers. */
export function OwnGrants({ grants }: { grants: readonly AdvisedGrant[] }) {
  return (
    <Section title="Grants you recommended" look="public">
      <Table
        caption="Grants of donor-advised funds; their sponsors gave them, so they are in no total and on no statement of yours"
        look="open"
        columns={[
          { name: 'day', label: 'Date', isRowHeading: true, isTight: true },
          { name: 'sponsor', label: 'Given by' },
          { name: 'fund', label: 'Fund' },
          { name: 'amount', label: 'Amount', align: 'end', isTight: true },
        ]}
        rows={grants.map((grant) => ({
          id: grant.id,
          cells: {
            day: grant.giftDate ? <OnDay on={grant.giftDate} /> : '',
            sponsor: grant.sponsor,
            fund: grant.fundNames,
            amount: <Money of={grant.amount} />,
          },
        }))}
      />
    </Section>
  )
}
