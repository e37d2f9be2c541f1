import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { timelineOf } from '#app/area/timeline-of.ts'
import { readDonorRecord } from '#app/domain/giving/donors/read-donor-record.server.ts'
import { readMerges } from '#app/domain/giving/donors/read-merge.server.ts'
import { readHoursOfDonor } from '#app/domain/giving/in-kind/read-hours.server.ts'
import { readPledges } from '#app/domain/giving/pledges/read-pledges.server.ts'
import { mayAcceptPledges, mayEnterGifts, mayHelpDonors } from '#app/domain/giving/policy.ts'
import { readDonor } from '#app/domain/giving/read-donors.server.ts'
import { readGifts } from '#app/domain/giving/read-gifts.server.ts'
import { readPlansOfDonor } from '#app/domain/giving/recurring/read-plans.server.ts'
import { readActivity } from '#app/domain/impact/read-activity.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Columns, Stack } from '#app/ui/layout.tsx'
import { Money } from '#app/ui/money.tsx'
import { Mono } from '#app/ui/mono.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Stat, StatRow } from '#app/ui/stat.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { parseId } from '#app/units/id.ts'
import { dayIn } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'
import { DonorContacts } from './donor-contacts.tsx'
import { DonorCredits } from './donor-credits.tsx'
import { DonorFacts } from './donor-facts.tsx'
import { DonorGifts } from './donor-gifts.tsx'
import { DonorHours } from './donor-hours.tsx'
import { DonorMerges } from './donor-merges.tsx'
import { DonorNotes } from './donor-notes.tsx'
import { DonorPlans } from './donor-plans.tsx'
import { DonorPledges } from './donor-pledges.tsx'
import { DonorTasks } from './donor-tasks.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `Donor ${page.donor.name}` : 'Donor' },
]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
  const donorId = parseId('dnr', args.params.donorId) ?? notFound()
  const donor = (await readDonor(world.db, person, donorId)) ?? notFound()
  if (donor.mergedInto) throw redirect(paths.admin.donor(donor.mergedInto))
  const [record, list, promised, plans, merges, hours] = await Promise.all([
    readDonorRecord(world, person, donorId),
    readGifts(world.db, person, { filter: { donorId }, page: { size: 100 } }),
    readPledges(world.db, person, { filter: { donorId }, page: { size: 100 } }),
    readPlansOfDonor(world.db, person, donorId),
    readMerges(world.db, person, donorId),
    readHoursOfDonor(world.db, person, donorId),
  ])
  const others = merges.map((merge) => merge.mergedId)
  return {
    donor,
    record: record ?? notFound(),
    gifts: list?.gifts ?? [],
    pledges: promised?.pledges ?? [],
    plans,
    hours: hours ?? [],
    merges,
    activity: await readActivity(world.db, person, { type: 'donor', id: donorId, others }),
    mayEnter: mayEnterGifts(person),
    mayChange: mayHelpDonors(person),
    maySetChallenge: mayAcceptPledges(person),
    today: dayIn(world.lab.timeZone, world.clock.now()),
    zone: world.lab.timeZone,
  }
}

export default function Donor() {
  const page = useLoaderData<typeof loader>()
  const { donor, record, plans, pledges, zone, mayChange } = page
  const own = { donorId: donor.id, zone, mayChange }
  return (
    <StaffPage
      title={donor.name}
      lead={donor.email ?? 'No e-mail address: letters are posted'}
      actions={<Acts donorId={donor.id} {...page} />}
      meta={
        <>
          {donor.personId ? 'Has an account' : 'Gave without an account'} <Mono>{donor.id}</Mono>
        </>
      }
      breadcrumb={[{ to: paths.admin.donors(), label: 'Donors' }]}
    >
      <StatRow>
        <Stat label="given and kept" value={<Money of={donor.total} />} kind="money" />
        <Stat label={donor.gifts === 1 ? 'gift' : 'gifts'} value={donor.gifts.toLocaleString('en-US')} />
        {record.credits.length > 0 && (
          <Stat label="credited for gifts of others" value={<Money of={record.credited} />} kind="money" />
        )}
      </StatRow>
      <Columns
        asideLabel="Notes and what happened"
        main={
          <Stack>
            <DonorFacts record={record} />
            <DonorTasks {...own} tasks={record.tasks} today={page.today} />
            {(donor.kind !== 'person' || record.contacts.length > 0) && (
              <DonorContacts {...own} contacts={record.contacts} />
            )}
            {plans.length > 0 && <DonorPlans plans={plans} zone={zone} />}
            <DonorGifts gifts={page.gifts} zone={zone} />
            {pledges.length > 0 && <DonorPledges pledges={pledges} />}
            {page.hours.length > 0 && <DonorHours hours={page.hours} />}
            {record.credits.length > 0 && <DonorCredits credits={record.credits} />}
            <DonorMerges {...own} merges={page.merges} />
          </Stack>
        }
        aside={
          <Stack>
            <DonorNotes {...own} notes={record.notes} />
            <Section title="What happened">
              <Timeline happenings={timelineOf(page.activity)} zone={zone} />
            </Section>
          </Stack>
        }
      />
    </StaffPage>
  )
}

type ActsProps = { donorId: string; mayEnter: boolean; mayChange: boolean; maySetChallenge: boolean }

function Acts({ donorId, mayEnter, mayChange, maySetChallenge }: ActsProps) {
  return (
    <>
      {mayChange && (
        <ButtonLink kind="quiet" size="small" to={paths.admin.donorAct(donorId, 'edit')}>
          Edit
        </ButtonLink>
      )}
      {maySetChallenge && (
        <ButtonLink kind="quiet" size="small" to={paths.admin.newChallenge(donorId)}>
          Set a challenge
        </ButtonLink>
      )}
      {maySetChallenge && (
        <ButtonLink kind="quiet" size="small" to={paths.admin.newHours(donorId)}>
          Promise of hours
        </ButtonLink>
      )}
      {mayEnter && (
        <ButtonLink size="small" to={paths.admin.newGift(donorId)}>
          Enter a gift
        </ButtonLink>
      )}
    </>
  )
}
