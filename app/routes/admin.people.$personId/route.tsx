import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { timelineOf } from '#app/area/timeline-of.ts'
import { readActivity } from '#app/domain/impact/read-activity.server.ts'
import { mayChangeRoles, mayDisable } from '#app/domain/people/policy.ts'
import { readPerson } from '#app/domain/people/read-person.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { Columns, Stack } from '#app/ui/layout.tsx'
import { Mono } from '#app/ui/mono.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { Acts } from './acts.tsx'
import { Facts } from './facts.tsx'
import { RolesForm } from './roles-form.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.record.person.name ?? 'Person' }]

export async function loader(args: LoaderFunctionArgs) {
  const reader = await requireRole(args, 'auditor', 'administrator')
  const personId = parseId('psn', args.params.personId) ?? notFound()
  const record = (await readPerson(world, reader, personId)) ?? notFound()
  return {
    record,
    activity: await readActivity(world.db, reader, { type: 'person', id: personId }),
    mayChangeRoles: mayChangeRoles(reader, record.person),
    mayDisable: mayDisable(reader, record.person),
    zone: reader.timeZone,
  }
}

export default function PersonPage() {
  const { record, activity, zone, ...may } = useLoaderData<typeof loader>()
  const { person } = record
  return (
    <StaffPage
      title={person.name}
      breadcrumb={[{ to: paths.admin.people(), label: 'People' }]}
      meta={
        <>
          <Status of={record.disabledAt ? 'blocked' : 'active'} /> {person.email} <Mono>{person.id}</Mono>
        </>
      }
    >
      <Columns
        asideLabel="What happened"
        main={
          <Stack gap="wide">
            <Facts record={record} zone={zone} />
            {may.mayChangeRoles && <RolesForm person={person} />}
            {may.mayDisable && <Acts record={record} />}
          </Stack>
        }
        aside={
          <Section title="What happened">
            <Timeline happenings={timelineOf(activity)} zone={zone} />
          </Section>
        }
      />
    </StaffPage>
  )
}
