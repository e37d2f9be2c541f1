import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { timelineOf } from '#app/area/timeline-of.ts'
import { kindWords } from '#app/domain/giving/pledges/pledge.ts'
import { readPledge } from '#app/domain/giving/pledges/read-pledge.server.ts'
import { readVersions } from '#app/domain/giving/pledges/read-versions.server.ts'
import { mayAcceptPledges, mayBookPledges } from '#app/domain/giving/policy.ts'
import { readActivity } from '#app/domain/impact/read-activity.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { giverRow } from '#app/pledge/giver-row.tsx'
import { InstalmentTable } from '#app/pledge/instalment-table.tsx'
import { Papers } from '#app/pledge/papers.tsx'
import { Payments } from '#app/pledge/payments.tsx'
import { PledgeFacts, PledgeFigures } from '#app/pledge/pledge-facts.tsx'
import { Versions } from '#app/pledge/versions.tsx'
import { Columns, Stack } from '#app/ui/layout.tsx'
import { Money } from '#app/ui/money.tsx'
import { Mono } from '#app/ui/mono.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { parseId } from '#app/units/id.ts'
import { formatCents } from '#app/units/money.ts'
import { dayIn } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'
import { PartActs, PledgeActs } from './pledge-acts.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `Pledge of ${formatCents(page.pledge.amount)}` : 'Pledge' },
]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
  const pledgeId = parseId('plg', args.params.pledgeId) ?? notFound()
  const pledge = (await readPledge(world.db, person, pledgeId)) ?? notFound()
  const [versions, activity] = await Promise.all([
    readVersions(world.db, pledgeId),
    readActivity(world.db, person, { type: 'pledge', id: pledgeId }),
  ])
  return {
    pledge,
    versions,
    activity,
    mayAccept: mayAcceptPledges(person),
    mayBook: mayBookPledges(person),
    zone: world.lab.timeZone,
    today: dayIn(world.lab.timeZone, world.clock.now()),
  }
}

export default function Pledge() {
  const { pledge, versions, activity, zone, today, mayAccept, mayBook } = useLoaderData<typeof loader>()
  const { giver } = pledge
  const isOpen = pledge.state === 'offered' || pledge.state === 'active'
  return (
    <StaffPage
      title={
        <>
          Pledge of <Money of={pledge.amount} /> by {giver?.name ?? 'an anonymous giver'}
        </>
      }
      meta={
        <>
          <Status of={pledge.state} />
          <span>{kindWords[pledge.kind]}</span>
          <Mono>{pledge.id}</Mono>
        </>
      }
      breadcrumb={[{ to: paths.admin.pledges(), label: 'Pledges' }]}
      actions={<PledgeActs pledge={pledge} mayAccept={mayAccept} mayBook={mayBook} />}
    >
      <PledgeFigures pledge={pledge} />
      <Section title="Its parts">
        <InstalmentTable
          instalments={pledge.instalments}
          look="dense"
          today={today}
          act={mayBook && isOpen ? (part) => <PartActs pledge={pledge} part={part} /> : undefined}
        />
      </Section>
      <Columns
        asideLabel="What happened"
        main={
          <Stack>
            <Papers pledge={pledge} />
            <Payments payments={pledge.payments} giftTo={paths.admin.gift} />
            <PledgeFacts pledge={pledge} zone={zone} giver={giverRow(pledge)} />
            <Versions versions={versions} zone={zone} />
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
