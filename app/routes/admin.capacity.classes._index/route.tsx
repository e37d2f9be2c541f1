import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { mayManageCompute } from '#app/domain/compute/policy.ts'
import { readGpuClasses } from '#app/domain/compute/read-gpu-classes.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { paths } from '#app/paths.ts'
import { requireStaff } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Money } from '#app/ui/money.tsx'
import { Mono } from '#app/ui/mono.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { dayIn, formatDay } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'GPU classes and rates' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireStaff(args)
  const today = dayIn(world.lab.timeZone, world.clock.now())
  return { classes: await readGpuClasses(world.db, today), mayAdd: mayManageCompute(actorOf(person)) }
}

export default function GpuClasses() {
  const { classes, mayAdd } = useLoaderData<typeof loader>()
  const add = mayAdd && (
    <ButtonLink size="small" to={paths.admin.newGpuClass()}>
      Add a GPU class
    </ButtonLink>
  )
  return (
    <StaffPage
      title="GPU classes and rates"
      lead="The kinds of GPU that are counted apart, and what an hour of each costs the lab today."
      breadcrumb={[{ to: paths.admin.capacity(), label: 'Capacity' }]}
      actions={add}
    >
      <Table
        caption="GPU classes"
        captionIs="hidden"
        columns={[
          { name: 'name', label: 'Class', isRowHeading: true },
          { name: 'code', label: 'Slurm calls it' },
          { name: 'memory', label: 'Memory', align: 'end' },
          { name: 'count', label: 'GPUs', align: 'end' },
          { name: 'rate', label: 'Rate per GPU-hour', align: 'end' },
          { name: 'since', label: 'Since' },
          { name: 'state', label: 'State' },
        ]}
        rows={classes.map((one) => ({
          id: one.code,
          to: paths.admin.gpuClass(one.code),
          cells: {
            name: one.name,
            code: <Mono>{one.code}</Mono>,
            memory: one.memoryGigabytes === null ? '—' : `${one.memoryGigabytes.toLocaleString('en-US')} GB`,
            count: one.gpuCount.toLocaleString('en-US'),
            rate: one.rate ? <Money of={one.rate.perHour} /> : 'None yet',
            since: one.rate ? formatDay(one.rate.validFrom) : '—',
            state: <Status of={one.state} {...(one.state === 'seen' ? { tone: 'warn' as const } : {})} />,
          },
        }))}
        empty={<Empty title="No GPU class is listed yet. Hours can be published once there is one." action={add} />}
      />
    </StaffPage>
  )
}
