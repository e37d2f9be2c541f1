import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { leafAsked } from '#app/area/leaf-asked.ts'
import { mayEnterGifts } from '#app/domain/giving/policy.ts'
import type { PropertyStanding } from '#app/domain/giving/property/property.ts'
import { readPropertyList } from '#app/domain/giving/property/read-property.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { FilterBar } from '#app/ui/filter-bar.tsx'
import { KeysetPager } from '#app/ui/keyset-pager.tsx'
import { Money } from '#app/ui/money.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { OnDay } from '#app/ui/when.tsx'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Property' }]

const pageSize = 50
const standings: Record<PropertyStanding, string> = { held: 'Held', sold: 'Sold', returned: 'Returned' }

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
  const asked = new URL(args.request.url).searchParams.get('standing')
  const standing = (Object.keys(standings) as PropertyStanding[]).find((known) => known === asked) ?? null
  const page = leafAsked(args.request.url, 'gft', pageSize)
  const list = (await readPropertyList(world.db, person, { standing, page })) ?? notFound()
  return { ...list, standing, mayEnter: mayEnterGifts(person) }
}

export default function PropertyList() {
  const { lines, hasNewer, hasOlder, standing, mayEnter } = useLoaderData<typeof loader>()
  const [first, last] = [lines[0], lines.at(-1)]
  const to = (cursor: { before?: string; after?: string }) => paths.admin.propertyPage(cursor, standing ?? undefined)
  return (
    <StaffPage
      title="Property"
      lead="Stock and other things that were given. A fund can spend them once they are sold."
      breadcrumb={[{ to: paths.admin.gifts(), label: 'Gifts' }]}
      actions={
        mayEnter && (
          <ButtonLink size="small" to={paths.admin.newProperty()}>
            Enter property
          </ButtonLink>
        )
      }
    >
      <FilterBar
        action={paths.admin.property()}
        label="Narrow the property"
        active={standing ? [{ label: `Standing: ${standings[standing]}`, removeTo: paths.admin.property() }] : []}
        clearTo={paths.admin.property()}
      >
        <SelectField
          name="standing"
          label="Standing"
          prompt="Every standing"
          options={Object.entries(standings).map(([value, label]) => ({ value, label }))}
          defaultValue={standing ?? undefined}
          look="compact"
          isOptional
        />
      </FilterBar>
      <Table
        caption="Property that was given, newest first"
        captionIs="hidden"
        columns={[
          { name: 'what', label: 'What', isRowHeading: true, isClipped: true },
          { name: 'giver', label: 'Giver', isClipped: true },
          { name: 'fund', label: 'Fund', isClipped: true },
          { name: 'day', label: 'Came on', isTight: true },
          { name: 'value', label: 'In the books at', align: 'end', isTight: true },
          { name: 'brought', label: 'Brought', align: 'end', isTight: true },
          { name: 'standing', label: 'Standing', isTight: true },
        ]}
        rows={lines.map((line) => ({
          id: line.giftId,
          to: paths.admin.gift(line.giftId),
          cells: {
            what: line.words ?? 'Known to finance only',
            giver: line.giver ?? 'Anonymous',
            fund: line.fund,
            day: line.receivedOn && <OnDay on={line.receivedOn} />,
            value: <Money of={line.fairValue} />,
            brought: line.sale && <Money of={line.sale.proceeds} />,
            standing: <Status of={line.standing} />,
          },
        }))}
        empty={<Empty title={standing ? 'No property stands like this.' : 'Property that is given will be here.'} />}
      />
      <KeysetPager
        shown={lines.length}
        one="gift of property"
        many="gifts of property"
        previousTo={hasNewer && first ? to({ after: first.giftId }) : undefined}
        nextTo={hasOlder && last ? to({ before: last.giftId }) : undefined}
      />
    </StaffPage>
  )
}
