import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { mayHelpDonors } from '#app/domain/giving/policy.ts'
import { readDonors } from '#app/domain/giving/read-donors.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Field } from '#app/ui/field.tsx'
import { FilterBar } from '#app/ui/filter-bar.tsx'
import { KeysetPager } from '#app/ui/keyset-pager.tsx'
import { Money } from '#app/ui/money.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import { OnDay } from '#app/ui/when.tsx'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Donors' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
  const query = new URL(args.request.url).searchParams
  const text = (name: string) => (query.get(name) ?? '').replaceAll('\0', '').trim().slice(0, 254)
  const [search, name, id] = [text('q'), text('name'), text('id')]
  const list = await readDonors(world.db, person, { search, size: 50, ...(id ? { after: { name, id } } : {}) })
  return list ? { ...list, search, mayMerge: mayHelpDonors(person) } : notFound()
}

export default function Donors() {
  const { donors, hasMore, search, mayMerge } = useLoaderData<typeof loader>()
  const last = donors.at(-1)
  const next = new URLSearchParams({ ...(search && { q: search }), name: last?.name ?? '', id: last?.id ?? '' })
  return (
    <StaffPage
      title="Donors"
      lead="Everyone who began a gift, by name."
      actions={
        mayMerge && (
          <ButtonLink kind="quiet" size="small" to={paths.admin.duplicates()}>
            May be the same
          </ButtonLink>
        )
      }
    >
      <FilterBar
        action={paths.admin.donors()}
        label="Find a donor"
        active={search ? [{ label: `Name or e-mail: ${search}`, removeTo: paths.admin.donors() }] : []}
      >
        <Field name="q" kind="search" label="Name or e-mail" defaultValue={search} look="compact" isOptional />
      </FilterBar>
      <Table
        caption="Donors"
        captionIs="hidden"
        columns={[
          { name: 'name', label: 'Name', isRowHeading: true, isClipped: true },
          { name: 'email', label: 'E-mail', isClipped: true },
          { name: 'gifts', label: 'Gifts', align: 'end' },
          { name: 'total', label: 'Given', align: 'end' },
          { name: 'last', label: 'Last gift', isTight: true },
        ]}
        rows={donors.map((donor) => ({
          id: donor.id,
          to: paths.admin.donor(donor.id),
          cells: {
            name: donor.name,
            email: donor.email,
            gifts: donor.gifts.toLocaleString('en-US'),
            total: <Money of={donor.total} />,
            last: donor.lastGiftOn ? <OnDay on={donor.lastGiftOn} /> : 'None yet',
          },
        }))}
        empty={
          <Empty title={search ? 'No donor has this name or address.' : 'Donors will be here, from the first gift.'} />
        }
      />
      <KeysetPager
        shown={donors.length}
        noun="donors"
        nextTo={hasMore ? `${paths.admin.donors()}?${next}` : undefined}
      />
    </StaffPage>
  )
}
