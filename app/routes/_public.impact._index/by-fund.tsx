import { paths } from '#app/paths.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Money } from '#app/ui/money.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import type { Cents } from '#app/units/money.ts'

type Fund = { id: string; name: string; purpose: string; received: Cents; givenBack: Cents; spent: Cents; left: Cents }

const columns = [
  { name: 'fund', label: 'Fund' },
  { name: 'received', label: 'Came in', align: 'end' as const },
  { name: 'givenBack', label: 'Given back', align: 'end' as const },
  { name: 'spent', label: 'Spent on hours', align: 'end' as const },
  { name: 'left', label: 'Left', align: 'end' as const },
]

/** Money in and out of each fund; each figure leads to its entries. */
export function ByFund({ funds }: { funds: readonly Fund[] }) {
  return (
    <Section
      id="funds"
      look="public"
      title="Money by fund"
      note="Money given for a purpose is spent on that purpose only. A fund cannot spend more than it has: the database refuses."
    >
      <Table
        caption="Money in and out of each fund"
        captionIs="hidden"
        look="open"
        columns={columns}
        rows={funds.map((fund) => ({
          id: fund.id,
          cells: {
            fund: fund.name,
            received: <Followed of={fund.received} account={`gifts:${fund.id}`} />,
            givenBack: <Money of={fund.givenBack} />,
            spent: <Followed of={fund.spent} account={`supply-purchases:${fund.id}`} />,
            left: <Money of={fund.left} />,
          },
        }))}
        empty={
          <Empty
            title="Each fund will stand here with what came in and what it bought."
            action={<ButtonLink to={paths.give()}>Give</ButtonLink>}
          />
        }
      />
    </Section>
  )
}

function Followed({ of, account }: { of: Cents; account: string }) {
  if (of === 0n) return <Money of={of} />
  return (
    <a href={paths.impactLedgerOf(account)}>
      <Money of={of} />
    </a>
  )
}
