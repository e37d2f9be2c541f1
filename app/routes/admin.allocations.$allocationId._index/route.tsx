import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AllocationFigures } from '#app/area/allocation-figures.tsx'
import { stateWord } from '#app/area/allocation-table.tsx'
import { readAllocationPage } from '#app/area/read-allocation-page.server.ts'
import { RunTable } from '#app/area/run-table.tsx'
import { timelineOf } from '#app/area/timeline-of.ts'
import { mayManageCompute } from '#app/domain/compute/policy.ts'
import { mayReadJournal } from '#app/domain/impact/policy.ts'
import { readActivity } from '#app/domain/impact/read-activity.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireStaff } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { formatGpuClass } from '#app/ui/gpu-hours.tsx'
import { Mono } from '#app/ui/mono.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { formatMonth } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? titleOf(page.allocation) : 'Allocation' },
]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireStaff(args)
  const after = new URL(args.request.url).searchParams.get('after')
  const page = await readAllocationPage(world, person, { id: args.params.allocationId, after })
  if (!page) return notFound()
  const activity = await readActivity(world.db, person, { type: 'allocation', id: page.allocation.id })
  return {
    ...page,
    activity,
    mayChange: mayManageCompute(actorOf(person)),
    mayFollow: mayReadJournal(person),
    zone: person.timeZone,
  }
}

export default function StaffAllocation() {
  const { allocation, burn, now, runs, next, activity, mayChange, mayFollow, zone } = useLoaderData<typeof loader>()
  const { id, projectTitle, projectId, leadName, slurmAccount } = allocation
  return (
    <StaffPage
      title={titleOf(allocation)}
      breadcrumb={[
        { to: paths.admin.allocations(), label: 'Allocations' },
        { to: paths.admin.project(projectId), label: projectTitle },
      ]}
      meta={
        <>
          <Status of={stateWord(allocation)} />
          <span>
            {formatMonth(allocation.firstMonth)} to {formatMonth(allocation.lastMonth)}
          </span>
          <span>Led by {leadName}</span>
          {slurmAccount ? <Mono>{slurmAccount}</Mono> : <span>No Slurm account yet</span>}
        </>
      }
      actions={
        mayChange && (
          <>
            <ButtonLink size="small" to={paths.admin.allocationAct(id, 'add')}>
              Add hours
            </ButtonLink>
            <ButtonLink kind="quiet" size="small" to={paths.admin.allocationAct(id, 'return')}>
              Take hours back
            </ButtonLink>
          </>
        )
      }
    >
      <AllocationFigures
        allocation={allocation}
        burn={burn}
        now={now}
        entriesTo={mayFollow ? (kind, month) => paths.admin.ledgerOf(`${kind}:${id}:${month}`) : undefined}
      />
      <Section title="What happened">
        <Timeline happenings={timelineOf(activity)} zone={zone} />
      </Section>
      <Section title="Runs">
        <RunTable runs={runs} nextTo={next ? `${paths.admin.allocation(id)}?after=${next}` : undefined} />
      </Section>
    </StaffPage>
  )
}

function titleOf({ projectTitle, gpuClass }: { projectTitle: string; gpuClass: string }): string {
  return `${projectTitle}, ${formatGpuClass(gpuClass)}`
}
