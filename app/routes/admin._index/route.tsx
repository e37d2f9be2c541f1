import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { maySeeEveryAllocation } from '#app/domain/compute/policy.ts'
import { readHeld } from '#app/domain/compute/read-usage-imports.server.ts'
import { countApplicationsToScreen, countDecisionsToRelease } from '#app/domain/grants/read-waiting.server.ts'
import { hasRole, type Person } from '#app/domain/people/person.ts'
import { paths } from '#app/paths.ts'
import { requireStaff } from '#app/platform/guards.server.ts'
import { countJobs } from '#app/platform/read-jobs.server.ts'
import { Empty } from '#app/ui/empty.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Inbox' }]

type Waiting = { what: string; count: number; to: string }

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireStaff(args)
  return { waiting: (await readWaiting(person)).filter(({ count }) => count > 0) }
}

/** What waits for this person: only what her roles let her act on is counted. */
async function readWaiting(person: Person): Promise<Waiting[]> {
  const mayImport = maySeeEveryAllocation(person)
  const mayRetry = hasRole(person, 'administrator', 'finance_officer', 'compute_officer')
  const [toScreen, toRelease, held, jobs] = await Promise.all([
    countApplicationsToScreen(world, person),
    countDecisionsToRelease(world, person),
    mayImport ? readHeld(world.db) : [],
    mayRetry ? countJobs(world) : null,
  ])
  return [
    { what: 'Applications to screen', count: toScreen, to: paths.admin.applications() },
    { what: 'Decisions to release', count: toRelease, to: paths.admin.calls() },
    { what: 'Slurm accounts whose runs are held', count: held.length, to: paths.admin.usage() },
    { what: 'Failed jobs', count: jobs?.failed ?? 0, to: paths.admin.jobs() },
  ]
}

export default function InboxPage() {
  const { waiting } = useLoaderData<typeof loader>()
  return (
    <StaffPage title="Inbox" lead="What waits for you.">
      <Table
        caption="What waits for you"
        captionIs="hidden"
        columns={[
          { name: 'what', label: 'What' },
          { name: 'count', label: 'How many', isTight: true },
        ]}
        rows={waiting.map((one) => ({ id: one.what, to: one.to, cells: { what: one.what, count: one.count } }))}
        empty={<Empty title="Nothing waits for you. New work is listed here as it comes." />}
      />
    </StaffPage>
  )
}
