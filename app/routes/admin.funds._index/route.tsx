import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { mayEditFunds } from '#app/domain/giving/policy.ts'
import { readFundMoney } from '#app/domain/giving/read-funds.server.ts'
import { paths } from '#app/paths.ts'
import { requireRole } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Money } from '#app/ui/money.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { formatCount } from '#app/units/count.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Funds' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
  return { funds: await readFundMoney(world.db), mayEdit: mayEditFunds(person) }
}

const restrictions = { none: 'None', purpose: 'Purpose', time: 'Time' } as const

export default function Funds() {
  const { funds, mayEdit } = useLoaderData<typeof loader>()
  const start = mayEdit && (
    <ButtonLink size="small" to={paths.admin.newFund()}>
      New fund
    </ButtonLink>
  )
  return (
    <StaffPage title="Funds" lead="What money may be spent on, what came in, and what is left." actions={start}>
      <Table
        caption="Funds"
        captionIs="hidden"
        columns={[
          { name: 'name', label: 'Fund', isRowHeading: true },
          { name: 'restriction', label: 'Restriction' },
          { name: 'gifts', label: 'Gifts', align: 'end' },
          { name: 'received', label: 'Received', align: 'end' },
          { name: 'left', label: 'Not spent yet', align: 'end' },
          { name: 'state', label: 'State' },
        ]}
        rows={funds.map((fund) => ({
          id: fund.id,
          ...(mayEdit ? { to: paths.admin.fund(fund.id) } : {}),
          cells: {
            name: fund.name,
            restriction: restrictions[fund.restriction],
            gifts: <a href={`${paths.admin.gifts()}?fund=${fund.id}`}>{formatCount(fund.gifts)}</a>,
            received: <Money of={fund.received} />,
            left: <Money of={fund.left} />,
            state: <Status of={fund.isOpen ? 'open' : 'closed'} />,
          },
        }))}
        empty={<Empty title="Funds will be here. Nothing can be given before there is one." action={start} />}
      />
    </StaffPage>
  )
}
