import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listAddress } from '#app/area/list-address.ts'
import { readPledgesAsk } from '#app/area/pledges-ask.ts'
import { readPledges } from '#app/domain/giving/pledges/read-pledges.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { KeysetPager } from '#app/ui/keyset-pager.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import { world } from '#app/world.server.ts'
import { PledgeFilters } from './pledge-filters.tsx'
import { pledgeColumns, pledgeRow } from './pledge-rows.tsx'

export const meta: MetaFunction = () => [{ title: 'Pledges' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
  const ask = readPledgesAsk(args.request)
  const list = (await readPledges(world.db, person, ask)) ?? notFound()
  return { ...list, typed: ask.typed }
}

export default function Pledges() {
  const { pledges, hasNewer, hasOlder, typed } = useLoaderData<typeof loader>()
  const to = (change: Record<string, string | null>) => listAddress(paths.admin.pledges(), typed, change)
  const first = pledges[0]
  const last = pledges.at(-1)
  return (
    <StaffPage
      title="Pledges"
      actions={
        <ButtonLink kind="quiet" size="small" to={paths.admin.pledgesAgeing()}>
          Ageing
        </ButtonLink>
      }
      lead="Promises to give, newest first. One that is offered waits for the lab to accept it."
    >
      <PledgeFilters typed={typed} to={to} />
      <Table
        caption="Pledges"
        captionIs="hidden"
        columns={pledgeColumns}
        rows={pledges.map(pledgeRow)}
        empty={<NoPledges isFiltered={Object.keys(typed).length > 0} />}
      />
      <KeysetPager
        shown={pledges.length}
        one="pledge"
        many="pledges"
        previousTo={hasNewer && first ? to({ after: first.id }) : undefined}
        nextTo={hasOlder && last ? to({ before: last.id }) : undefined}
      />
    </StaffPage>
  )
}

function NoPledges({ isFiltered }: { isFiltered: boolean }) {
  if (!isFiltered) return <Empty title="Pledges will be here, from the first one." />
  return (
    <Empty
      title="No pledge matches these filters."
      action={
        <ButtonLink kind="quiet" to={paths.admin.pledges()}>
          Show every pledge
        </ButtonLink>
      }
    />
  )
}
