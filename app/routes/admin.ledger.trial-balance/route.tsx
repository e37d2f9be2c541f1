import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readTotals } from '#app/domain/ledger/read-totals.server.ts'
import { byKind, trialBalanceOf } from '#app/domain/ledger/trial-balance.ts'
import { paths } from '#app/paths.ts'
import { requireRole } from '#app/platform/guards.server.ts'
import { Amount } from '#app/ui/amount.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Mono } from '#app/ui/mono.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Trial balance' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'finance_officer', 'auditor', 'administrator')
  const kind = new URL(args.request.url).searchParams.get('kind')
  const balances = trialBalanceOf(await readTotals(world.db))
  return {
    opened: kind,
    balances: balances.map((balance) => ({
      asset: balance.asset,
      debit: balance.debit,
      credit: balance.credit,
      kinds: byKind(balance),
      lines: kind ? balance.accounts.filter((line) => line.kind === kind) : [],
    })),
  }
}

type Balance = ReturnType<typeof useLoaderData<typeof loader>>['balances'][number]

export default function TrialBalance() {
  const { balances, opened } = useLoaderData<typeof loader>()
  return (
    <StaffPage
      title="Trial balance"
      lead="Every account on the side its balance is, by kind. In each asset the two sides are equal."
      breadcrumb={[{ to: paths.admin.ledger(), label: 'Journal' }]}
    >
      {balances.length === 0 && <Empty title="Balances stand here from the first journal entry on." />}
      {balances.map((balance) => (
        <Section
          key={balance.asset}
          id={balance.asset}
          title={balance.asset === 'USD' ? 'US dollars' : `GPU-hours, ${balance.asset.slice(4).toUpperCase()}`}
          action={
            <Status
              of={balance.debit === balance.credit ? 'balanced' : 'out of balance'}
              tone={balance.debit === balance.credit ? 'good' : 'bad'}
            />
          }
        >
          <Sides balance={balance} />
          {opened && balance.lines.length > 0 && <Opened kind={opened} balance={balance} />}
        </Section>
      ))}
    </StaffPage>
  )
}

const columns = [
  { name: 'account', label: 'Accounts' },
  { name: 'count', label: 'How many', align: 'end' as const },
  { name: 'debit', label: 'Debit', align: 'end' as const },
  { name: 'credit', label: 'Credit', align: 'end' as const },
]

function Sides({ balance }: { balance: Balance }) {
  return (
    <Table
      caption={`Trial balance of ${balance.asset}`}
      captionIs="hidden"
      columns={columns}
      rows={balance.kinds.map((line) => ({
        id: `${balance.asset} ${line.kind}`,
        cells: { account: line.kind, count: line.count.toLocaleString('en-US'), ...sides(balance.asset, line) },
        to: `${paths.admin.trialBalance()}?kind=${encodeURIComponent(line.kind)}`,
      }))}
      footer={{ account: 'Sum', ...sides(balance.asset, balance) }}
    />
  )
}

function Opened({ kind, balance }: { kind: string; balance: Balance }) {
  return (
    <Table
      caption={`Accounts of kind ${kind}`}
      columns={columns.filter((column) => column.name !== 'count')}
      rows={balance.lines.map((line) => ({
        id: line.account,
        cells: { account: <Mono>{line.account}</Mono>, ...sides(balance.asset, line) },
        to: paths.admin.ledgerOf(line.account),
      }))}
    />
  )
}

function sides(asset: string, { debit, credit }: { debit: bigint; credit: bigint }) {
  return {
    debit: debit > 0n ? <Amount of={{ asset, amount: debit }} /> : '',
    credit: credit > 0n ? <Amount of={{ asset, amount: credit }} /> : '',
  }
}
