import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DeliveryTable, HoursMeter } from '#app/area/hours-view.tsx'
import { timelineOf } from '#app/area/timeline-of.ts'
import { isComputeOfficer } from '#app/domain/compute/policy.ts'
import type { Delivery } from '#app/domain/giving/in-kind/read-deliveries.server.ts'
import { readHoursPledge } from '#app/domain/giving/in-kind/read-hours.server.ts'
import { mayAcceptPledges, mayAnswerHoursTax, mayNoteDeliveries, maySeeAnonymous } from '#app/domain/giving/policy.ts'
import { readActivity } from '#app/domain/impact/read-activity.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { Columns, Stack } from '#app/ui/layout.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { HoursActs } from './hours-acts.tsx'
import { HoursFacts } from './hours-facts.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: titleOf(page?.hours.giver?.name) }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'compute_officer', 'auditor', 'administrator')
  const hoursId = parseId('hpl', args.params.hoursId) ?? notFound()
  const hours = (await readHoursPledge(world.db, person, hoursId)) ?? notFound()
  const activity = await readActivity(world.db, person, { type: 'hours-pledge', id: hoursId })
  const isOpen = hours.state === 'offered' || hours.state === 'active'
  return {
    hours,
    activity,
    may: {
      accept: mayAcceptPledges(person) && hours.state === 'offered',
      end: mayAcceptPledges(person) && isOpen,
      deliver: mayNoteDeliveries(person) && hours.state === 'active',
      answer: mayAnswerHoursTax(person),
      confirm: isComputeOfficer(person),
      seePapers: maySeeAnonymous(person),
    },
    zone: world.lab.timeZone,
  }
}

export default function HoursPledge() {
  const { hours, activity, may, zone } = useLoaderData<typeof loader>()
  const toOf = ({ id, state }: Delivery) => {
    if (state === 'noted') return may.confirm ? paths.admin.delivery(hours.id, id) : undefined
    return state === 'confirmed' && may.seePapers ? paths.backer.hoursPaper(id) : undefined
  }
  return (
    <StaffPage
      title={titleOf(hours.giver?.name)}
      meta={<Status of={hours.state} />}
      breadcrumb={[{ to: paths.admin.hoursPledges(), label: 'Hours in kind' }]}
      actions={<HoursActs id={hours.id} may={may} />}
    >
      <Columns
        asideLabel="What happened"
        main={
          <Stack>
            <HoursMeter hours={hours} />
            <DeliveryTable deliveries={hours.deliveries} toOf={toOf} />
            <HoursFacts hours={hours} mayAnswer={may.answer} />
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

function titleOf(giver: string | undefined): string {
  return `Hours of ${giver ?? 'an anonymous giver'}`
}
