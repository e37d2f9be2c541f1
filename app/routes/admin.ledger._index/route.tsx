import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { LedgerLines } from '#app/area/ledger-lines.tsx'
import { readJournal } from '#app/domain/impact/read-journal.server.ts'
import { readLastBookCheck } from '#app/domain/ledger/check-books.server.ts'
import { readEntryKinds } from '#app/domain/ledger/read-entries.server.ts'
import { readTotals } from '#app/domain/ledger/read-totals.server.ts'
import { trialBalanceOf } from '#app/domain/ledger/trial-balance.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { KeysetPager } from '#app/ui/keyset-pager.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { world } from '#app/world.server.ts'
import { Books } from './books.tsx'
import { ledgerTo, readLedgerAsk } from './ledger-ask.ts'
import { LedgerFilters } from './ledger-filters.tsx'

export const meta: MetaFunction = () => [{ title: 'Journal' }]

export async function loader(args: LoaderFunctionArgs) {
  const reader = await requireRole(args, 'finance_officer', 'auditor', 'administrator')
  const ask = readLedgerAsk(new URL(args.request.url))
  const [page, kinds, totals, check] = await Promise.all([
    readJournal(world.db, reader, ask),
    readEntryKinds(world.db),
    readTotals(world.db),
    readLastBookCheck(world.db),
  ])
  if (!page) return notFound()
  const balances = trialBalanceOf(totals).map(({ asset, debit, credit }) => ({ asset, debit, credit }))
  return { ...page, kinds, balances, check, typed: ask.typed, errors: ask.errors, zone: world.lab.timeZone }
}

export default function Journal() {
  const { lines, hasNewer, hasOlder, kinds, balances, check, typed, errors, zone } = useLoaderData<typeof loader>()
  const to = (change: Record<string, string | null>) => ledgerTo(paths.admin.ledger(), typed, change)
  const first = lines[0]
  const last = lines.at(-1)
  return (
    <StaffPage
      title="Journal"
      lead="Every movement of dollars and GPU-hours, newest first. Nothing here is ever edited; a mistake is reversed."
      actions={
        <ButtonLink kind="quiet" size="small" to={paths.admin.trialBalance()}>
          Trial balance
        </ButtonLink>
      }
    >
      <Books balances={balances} check={check} zone={zone} />
      <LedgerFilters kinds={kinds} assets={balances.map((one) => one.asset)} typed={typed} errors={errors} to={to} />
      {lines.length > 0 ? (
        <LedgerLines lines={lines} entryTo={paths.admin.ledgerEntry} accountTo={(account) => to({ account })} />
      ) : (
        <NoEntries isFiltered={Object.keys(typed).length > 0} />
      )}
      <KeysetPager
        shown={lines.length}
        one="entry"
        many="entries"
        previousTo={hasNewer && first ? to({ after: first.id }) : undefined}
        nextTo={hasOlder && last ? to({ before: last.id }) : undefined}
      />
    </StaffPage>
  )
}

function NoEntries({ isFiltered }: { isFiltered: boolean }) {
  if (!isFiltered) return <Empty title="The journal begins with the first gift or the first published hours." />
  return (
    <Empty
      title="No entry matches these filters."
      action={
        <ButtonLink kind="quiet" to={paths.admin.ledger()}>
          Show every entry
        </ButtonLink>
      }
    />
  )
}
