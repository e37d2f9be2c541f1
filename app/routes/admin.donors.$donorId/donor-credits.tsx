import type { CreditLine } from '#app/domain/giving/donors/read-donor-record.server.ts'
import { creditWords } from '#app/domain/giving/donors/soft-credit.ts'
import { paths } from '#app/paths.ts'
import { Money } from '#app/ui/money.tsx'
import { Table } from '#app/ui/table.tsx'
import { OnDay } from '#app/ui/when.tsx'

/** Gifts of others this donor is thanked for. */
export function DonorCredits({ credits }: { credits: readonly CreditLine[] }) {
  return (
    <Table
      caption="Credited for gifts of others: in no total"
      columns={[
        { name: 'day', label: 'Date', isRowHeading: true },
        { name: 'giver', label: 'Given by' },
        { name: 'kind', label: 'Why' },
        { name: 'amount', label: 'Credited', align: 'end' },
      ]}
      rows={credits.map((credit) => ({
        id: credit.id,
        to: paths.admin.gift(credit.giftId),
        cells: {
          day: credit.giftDate ? <OnDay on={credit.giftDate} /> : 'Not here yet',
          giver: credit.donor,
          kind: creditWords[credit.kind],
          amount: <Money of={credit.amount} />,
        },
      }))}
    />
  )
}
