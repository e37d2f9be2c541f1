import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AllocationTable } from '#app/area/allocation-table.tsx'
import { mayManageCompute } from '#app/domain/compute/policy.ts'
import { readAllocations, readToAllocate } from '#app/domain/compute/read-allocations.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { paths } from '#app/paths.ts'
import { requireStaff } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { FilterBar } from '#app/ui/filter-bar.tsx'
import { GpuHours } from '#app/ui/gpu-hours.tsx'
import { KeysetPager } from '#app/ui/keyset-pager.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { InMonth } from '#app/ui/when.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Allocations' }]

const pageSize = 50
const states = ['scheduled', 'open', 'throttled', 'ended']

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireStaff(args)
  const query = new URL(args.request.url).searchParams
  const state = states.find((one) => one === query.get('state')) ?? ''
  const after = parseId('alo', query.get('after'))
  const [lines, waiting] = await Promise.all([
    readAllocations(world.db, person, { after, size: pageSize, state }),
    readToAllocate(world.db),
  ])
  return {
    lines: lines.slice(0, pageSize),
    hasMore: lines.length > pageSize,
    waiting,
    state,
    mayAllocate: mayManageCompute(actorOf(person)),
  }
}

export default function Allocations() {
  const { lines, hasMore, waiting, state, mayAllocate } = useLoaderData<typeof loader>()
  const last = lines.at(-1)
  return (
    <StaffPage
      title="Allocations"
      lead="Hours promised to projects: what was granted, used, is running and is left."
      actions={mayAllocate && <ButtonLink to={paths.admin.newAllocation()}>Allocate hours</ButtonLink>}
    >
      {waiting.length > 0 && <Waiting waiting={waiting} mayAllocate={mayAllocate} />}
      <FilterBar action={paths.admin.allocations()} label="Narrow the list" clearTo={paths.admin.allocations()}>
        <SelectField
          name="state"
          label="State"
          options={states.map((one) => ({ value: one, label: one }))}
          prompt="Every state"
          defaultValue={state}
          look="compact"
          isOptional
        />
      </FilterBar>
      <AllocationTable lines={lines} allocationTo={paths.admin.allocation} />
      <KeysetPager
        shown={lines.length}
        one="allocation"
        many="allocations"
        nextTo={
          hasMore && last ? `${paths.admin.allocations()}?after=${last.id}${state && `&state=${state}`}` : undefined
        }
      />
    </StaffPage>
  )
}

type WaitingProps = { waiting: Awaited<ReturnType<typeof readToAllocate>>; mayAllocate: boolean }

function Waiting({ waiting, mayAllocate }: WaitingProps) {
  return (
    <Section title="Awarded, not yet allocated" note="Signed awards whose hours still have to be taken from the pools.">
      <Table
        caption="Awards waiting for hours"
        captionIs="hidden"
        columns={[
          { name: 'project', label: 'Project', isRowHeading: true },
          { name: 'hours', label: 'Awarded', align: 'end' },
          { name: 'from', label: 'From', isTight: true },
          { name: 'until', label: 'Until', isTight: true },
        ]}
        rows={waiting.map((line) => ({
          id: `${line.awardId}-${line.gpuClass}`,
          look: 'marked' as const,
          ...(mayAllocate && { to: paths.admin.newAllocation({ award: line.awardId, gpuClass: line.gpuClass }) }),
          cells: {
            project: line.title,
            hours: <GpuHours of={line.seconds} gpuClass={line.gpuClass} />,
            from: <InMonth month={line.firstMonth} />,
            until: <InMonth month={line.lastMonth} />,
          },
        }))}
      />
    </Section>
  )
}
