import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { foundRows } from '#app/area/found-words.ts'
import { readListAddress } from '#app/area/list-address.ts'
import { findRecords } from '#app/domain/impact/find-records.server.ts'
import { paths } from '#app/paths.ts'
import { requireStaff } from '#app/platform/guards.server.ts'
import { Empty } from '#app/ui/empty.tsx'
import { FoundList } from '#app/ui/found-list.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { SearchBox } from '#app/ui/search-box.tsx'
import { world } from '#app/world.server.ts'

const size = 8

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.q ? `Search: ${page.q}` : 'Search' },
]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireStaff(args)
  const { q = '' } = readListAddress(args.request, ['q'])
  return { q, groups: q ? await findRecords(world.db, person, { typed: q, size }) : [] }
}

export default function SearchPage() {
  const { q, groups } = useLoaderData<typeof loader>()
  return (
    <StaffPage
      title="Search"
      lead="By name, e-mail address, number, Slurm account or id: whatever your roles let you open."
    >
      <SearchBox action={paths.admin.search()} label="Search anything" defaultValue={q} />
      {groups && groups.length > 0 ? (
        <FoundList groups={foundRows(groups, q)} />
      ) : (
        <Empty title={emptyWords(q, groups === null)}>
          {q && <p>Words are found by their beginnings: “ada lov” finds Ada Lovelace. An id must be whole.</p>}
        </Empty>
      )}
    </StaffPage>
  )
}

function emptyWords(q: string, isTooShort: boolean): string {
  if (!q) return 'What you search for is listed here.'
  return isTooShort ? 'Type at least two letters or digits.' : `Nothing you may open fits “${q}”.`
}
