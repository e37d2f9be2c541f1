import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { queryOf, readDonorsAsk } from '#app/area/donors-ask.ts'
import { listAddress, readListAddress } from '#app/area/list-address.ts'
import { readDonorStaff } from '#app/domain/giving/donors/read-donor-record.server.ts'
import { readSegments } from '#app/domain/giving/donors/read-segments.server.ts'
import { parseSegment, segmentWords } from '#app/domain/giving/donors/segment.ts'
import { mayHelpDonors } from '#app/domain/giving/policy.ts'
import { readDonors } from '#app/domain/giving/read-donors.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { KeysetPager } from '#app/ui/keyset-pager.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import { dayIn } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'
import { DonorFilters } from './donor-filters.tsx'
import { donorColumns, donorRow } from './donor-rows.tsx'
import { SavedSegments } from './saved-segments.tsx'

export const meta: MetaFunction = () => [{ title: 'Donors' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
  const { filter, typed } = readDonorsAsk(args.request)
  const { name = '', id } = readListAddress(args.request, ['name', 'id'])
  const today = dayIn(world.lab.timeZone, world.clock.now())
  const [list, saved, owners] = await Promise.all([
    readDonors(world.db, person, { filter, today, size: 50, after: id ? { name, id } : undefined }),
    readSegments(world.db, person),
    readDonorStaff(world.db),
  ])
  return list ? { ...list, typed, saved, owners, mayHelp: mayHelpDonors(person) } : notFound()
}

export default function Donors() {
  const { donors, hasMore, typed, saved, owners, mayHelp } = useLoaderData<typeof loader>()
  const to = (change: Record<string, string | null>) => listAddress(paths.admin.donors(), typed, change)
  const last = donors.at(-1)
  const segment = parseSegment(typed.segment)
  return (
    <StaffPage
      title="Donors"
      lead={segment ? segmentWords[segment].hint : 'Everyone who began a gift, by name.'}
      actions={
        <>
          {mayHelp && (
            <ButtonLink kind="quiet" size="small" to={paths.admin.duplicates()}>
              May be the same
            </ButtonLink>
          )}
          {mayHelp && (
            <ButtonLink kind="quiet" size="small" to={paths.admin.imports()}>
              Import
            </ButtonLink>
          )}
          {mayHelp && donors.length > 0 && (
            <ButtonLink kind="quiet" size="small" to={paths.admin.newMailing(queryOf(typed))}>
              Write to all of these
            </ButtonLink>
          )}
          {donors.length > 0 && (
            <ButtonLink
              kind="quiet"
              size="small"
              to={listAddress(paths.admin.donorsCsv(), typed)}
              download="donors.csv"
            >
              CSV of all of these
            </ButtonLink>
          )}
        </>
      }
    >
      <DonorFilters typed={typed} owners={owners} to={to} />
      <SavedSegments saved={saved} query={queryOf(typed)} mayChange={mayHelp} />
      <Table
        caption="Donors"
        captionIs="hidden"
        columns={donorColumns}
        rows={donors.map(donorRow)}
        empty={
          <Empty
            title={
              Object.keys(typed).length > 0
                ? 'No donor matches these filters.'
                : 'Donors will be here, from the first gift.'
            }
          />
        }
      />
      <KeysetPager
        shown={donors.length}
        one="donor"
        many="donors"
        nextTo={hasMore && last ? to({ name: last.name, id: last.id }) : undefined}
      />
    </StaffPage>
  )
}
