import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { leafAsked } from '#app/area/leaf-asked.ts'
import { wallTabs } from '#app/area/wall-tabs.ts'
import { placeViews, readPlacesFor } from '#app/domain/giving/wall/read-places.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { Empty } from '#app/ui/empty.tsx'
import { KeysetPager } from '#app/ui/keyset-pager.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import { TabsNav } from '#app/ui/tabs-nav.tsx'
import { When } from '#app/ui/when.tsx'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Places among the backers' }]

const pageSize = 50

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'fundraiser', 'finance_officer', 'administrator')
  const asked = new URL(args.request.url).searchParams.get('view')
  const view = placeViews.find((one) => one === asked) ?? 'waiting'
  const page = leafAsked(args.request.url, 'wpl', pageSize)
  const list = (await readPlacesFor(world.db, person, { view, page })) ?? notFound()
  return { view, ...list, tabs: wallTabs({ places: view }), zone: person.timeZone }
}

export default function Places() {
  const { view, places, hasPrevious, hasNext, tabs, zone } = useLoaderData<typeof loader>()
  const [first, last] = [places[0]?.id, places.at(-1)?.id]
  // The waiting list rises: it goes on after its last row, the other before it.
  const [back, on] = view === 'waiting' ? (['before', 'after'] as const) : (['after', 'before'] as const)
  return (
    <StaffPage
      title="Places among the backers"
      lead="What backers asked to be shown as: a name, a link and a logo. Nothing of it is public before you show it."
    >
      <TabsNav label="Which names" tabs={tabs} />
      <Table
        caption={view === 'waiting' ? 'Asked for' : 'With a place'}
        captionIs="hidden"
        columns={[
          { name: 'name', label: 'Name', isRowHeading: true },
          { name: 'link', label: 'Leads to', isClipped: true },
          { name: 'logo', label: 'Logo' },
          { name: 'asked', label: 'Asked', isTight: true },
        ]}
        rows={places.map((place) => ({
          id: place.id,
          to: paths.admin.wallPlace(place.id),
          cells: {
            name: place.name,
            link: place.link ?? '',
            logo: place.logo ? `${place.logo.width} × ${place.logo.height}` : 'None',
            asked: <When at={place.askedAt} zone={zone} precision="day" />,
          },
        }))}
        empty={<Empty title={view === 'waiting' ? 'Nobody waits.' : 'No backer has a place yet.'} />}
      />
      <KeysetPager
        shown={places.length}
        one="place"
        many="places"
        previousTo={hasPrevious && first ? paths.admin.wallPlacesPage(view, { [back]: first }) : undefined}
        nextTo={hasNext && last ? paths.admin.wallPlacesPage(view, { [on]: last }) : undefined}
      />
    </StaffPage>
  )
}
