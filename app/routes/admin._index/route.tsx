import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listAddress, readListAddress } from '#app/area/list-address.ts'
import { readInbox } from '#app/domain/impact/read-inbox.server.ts'
import { hasRole, type Person } from '#app/domain/people/person.ts'
import { paths } from '#app/paths.ts'
import { requireStaff } from '#app/platform/guards.server.ts'
import { readJobs } from '#app/platform/read-jobs.server.ts'
import { Empty } from '#app/ui/empty.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import { TabsNav } from '#app/ui/tabs-nav.tsx'
import { When } from '#app/ui/when.tsx'
import { formatAge } from '#app/units/age.ts'
import { world } from '#app/world.server.ts'
import { type InboxLine, inboxLine } from './waiting-words.ts'

export const meta: MetaFunction = () => [{ title: 'Inbox' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireStaff(args)
  const { act } = readListAddress(args.request, ['act'])
  const now = world.clock.now()
  const [waiting, jobs] = await Promise.all([readInbox(world, person, now), readFailedJobs(person)])
  const lines = [...waiting.map((one) => inboxLine(one, person.timeZone)), ...jobs].sort(
    (one, other) => one.since.getTime() - other.since.getTime(),
  )
  return { lines, act: lines.some((line) => line.act === act) ? act : undefined, now, zone: person.timeZone }
}

/** Jobs that failed for good wait for whoever may try them again. */
async function readFailedJobs(person: Person): Promise<InboxLine[]> {
  if (!hasRole(person, 'administrator', 'finance_officer', 'compute_officer')) return []
  const jobs = await readJobs(world, { state: 'failed' }, { size: 20 })
  return jobs.map(({ id, name, lastError, updatedAt }) => ({
    id: `job ${id}`,
    act: 'Job failed',
    title: name,
    detail: lastError?.split('\n')[0] ?? '',
    since: updatedAt,
    to: paths.admin.jobs(),
  }))
}

export default function InboxPage() {
  const { lines, act, now, zone } = useLoaderData<typeof loader>()
  const shown = lines.filter((line) => !act || line.act === act)
  return (
    <StaffPage title="Inbox" lead={leadOf(lines, now)}>
      {lines.length > 0 && <ActTabs lines={lines} act={act} />}
      <Table
        caption="What waits for you, the longest first"
        captionIs="hidden"
        columns={[
          { name: 'age', label: 'Waits', isTight: true },
          { name: 'act', label: 'To do', isTight: true },
          { name: 'title', label: 'What', isRowHeading: true, isClipped: true },
          { name: 'detail', label: 'Detail', isClipped: true },
          { name: 'since', label: 'Since', isTight: true },
        ]}
        rows={shown.map((line) => ({
          id: line.id,
          to: line.to,
          cells: {
            age: formatAge(line.since, now),
            act: line.act,
            title: line.title,
            detail: line.detail,
            since: <When at={line.since} zone={zone} precision="day" />,
          },
        }))}
        empty={
          <Empty title="Nothing waits for you.">
            <p>New work is listed here as it comes, with how long it has waited.</p>
          </Empty>
        }
      />
    </StaffPage>
  )
}

function leadOf(lines: readonly InboxLine[], now: Date): string | undefined {
  const oldest = lines[0]
  if (!oldest) return undefined
  const things = lines.length === 1 ? 'One thing waits' : `${lines.length} things wait`
  return `${things} for you, the longest for ${formatAge(oldest.since, now)}.`
}

function ActTabs({ lines, act }: { lines: readonly InboxLine[]; act: string | undefined }) {
  const acts = [...new Set(lines.map((line) => line.act))]
  if (acts.length < 2) return null
  const to = (change: string | null) => listAddress(paths.admin.home(), {}, { act: change })
  return (
    <TabsNav
      label="Kinds of work"
      tabs={[
        { to: to(null), label: 'All', count: lines.length, isCurrent: !act },
        ...acts.map((one) => ({
          to: to(one),
          label: one,
          count: lines.filter((line) => line.act === one).length,
          isCurrent: one === act,
        })),
      ]}
    />
  )
}
