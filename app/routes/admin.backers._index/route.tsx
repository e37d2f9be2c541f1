import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { wallTabs } from '#app/area/wall-tabs.ts'
import { readWall, wallViews } from '#app/domain/giving/wall/read-wall.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { Empty } from '#app/ui/empty.tsx'
import { KeysetPager } from '#app/ui/keyset-pager.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import { TabsNav } from '#app/ui/tabs-nav.tsx'
import { When } from '#app/ui/when.tsx'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Backers shown' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'fundraiser', 'finance_officer', 'administrator')
  const query = new URL(args.request.url).searchParams
  const view = wallViews.find((one) => one === query.get('view')) ?? 'new'
  const after = query.get('after')?.slice(0, 200) || undefined
  const list = (await readWall(world.db, person, { view, page: { size: pageSize, after } })) ?? notFound()
  const tabs = wallTabs({ names: view })
  return { ...list, view, isLater: after !== undefined, tabs, zone: person.timeZone }
}

const pageSize = 100

export default function BackersShown() {
  const { view, names, hasMore, isLater, tabs, zone } = useLoaderData<typeof loader>()
  const last = names.at(-1)
  return (
    <StaffPage
      title="Backers shown"
      lead="Names that givers of money or hours chose to show. A new one is shown until you hide it; a link leads elsewhere only where you set it."
    >
      <TabsNav label="Which names" tabs={tabs} />
      <Table
        caption="Names"
        captionIs="hidden"
        columns={[
          { name: 'name', label: 'Name', isRowHeading: true },
          { name: 'gifts', label: 'Gifts', align: 'end' },
          { name: 'promises', label: 'Hours in kind', align: 'end' },
          { name: 'since', label: 'Since', isTight: true },
          { name: 'link', label: 'Leads to' },
        ]}
        rows={names.map(({ name, gifts, promises, since, decided }) => ({
          id: name,
          to: paths.admin.backersEntry(name),
          cells: {
            name,
            gifts: gifts.toLocaleString('en-US'),
            promises: promises.toLocaleString('en-US'),
            since: <When at={since} zone={zone} precision="day" />,
            link: decided?.link ?? '',
          },
        }))}
        empty={<Empty title={view === 'new' && !isLater ? 'Every name has been looked at.' : 'None.'} />}
      />
      {(hasMore || isLater) && (
        <KeysetPager
          shown={names.length}
          one="name"
          many="names"
          previousTo={isLater ? paths.admin.backers(view) : undefined}
          nextTo={hasMore && last ? paths.admin.backersAfter(view, last.name) : undefined}
        />
      )}
    </StaffPage>
  )
}
