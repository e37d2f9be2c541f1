import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { timelineOf } from '#app/area/timeline-of.ts'
import { readPledges } from '#app/domain/giving/pledges/read-pledges.server.ts'
import { mayEnterGifts } from '#app/domain/giving/policy.ts'
import { readDonor } from '#app/domain/giving/read-donors.server.ts'
import { readGifts } from '#app/domain/giving/read-gifts.server.ts'
import { readPlansOfDonor } from '#app/domain/giving/recurring/read-plans.server.ts'
import { readActivity } from '#app/domain/impact/read-activity.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Columns, Stack } from '#app/ui/layout.tsx'
import { Money } from '#app/ui/money.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Stat, StatRow } from '#app/ui/stat.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { OnDay, When } from '#app/ui/when.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { DonorPlans } from './donor-plans.tsx'
import { DonorPledges } from './donor-pledges.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `Donor ${page.donor.name}` : 'Donor' },
]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
  const donorId = parseId('dnr', args.params.donorId) ?? notFound()
  const donor = (await readDonor(world.db, person, donorId)) ?? notFound()
  const [list, promised, plans, activity] = await Promise.all([
    readGifts(world.db, person, { filter: { donorId }, page: { size: 100 } }),
    readPledges(world.db, person, { filter: { donorId }, page: { size: 100 } }),
    readPlansOfDonor(world.db, person, donorId),
    readActivity(world.db, person, { type: 'donor', id: donorId }),
  ])
  return {
    mayEnter: mayEnterGifts(person),
    donor,
    gifts: list?.gifts ?? [],
    pledges: promised?.pledges ?? [],
    plans,
    activity,
    zone: world.lab.timeZone,
  }
}

export default function Donor() {
  const { donor, gifts, pledges, plans, activity, zone, mayEnter } = useLoaderData<typeof loader>()
  return (
    <StaffPage
      title={donor.name}
      lead={donor.email ?? 'No e-mail address: letters are posted'}
      actions={
        mayEnter && (
          <ButtonLink size="small" to={paths.admin.newGift(donor.id)}>
            Enter a gift
          </ButtonLink>
        )
      }
      meta={donor.personId ? 'Has an account' : 'Gave without an account'}
      breadcrumb={[{ to: paths.admin.donors(), label: 'Donors' }]}
    >
      <StatRow>
        <Stat label="given and kept" value={<Money of={donor.total} />} kind="money" />
        <Stat label={donor.gifts === 1 ? 'gift' : 'gifts'} value={donor.gifts.toLocaleString('en-US')} />
      </StatRow>
      <Columns
        asideLabel="What happened"
        main={
          <Stack>
            {plans.length > 0 && <DonorPlans plans={plans} zone={zone} />}
            <Table
              caption="Gifts, newest first"
              columns={[
                { name: 'day', label: 'Date', isRowHeading: true },
                { name: 'amount', label: 'Amount', align: 'end' },
                { name: 'fund', label: 'Fund' },
                { name: 'state', label: 'State' },
              ]}
              rows={gifts.map((gift) => ({
                id: gift.id,
                to: paths.admin.gift(gift.id),
                cells: {
                  day: gift.giftDate ? <OnDay on={gift.giftDate} /> : <When at={gift.createdAt} zone={zone} />,
                  amount: <Money of={gift.gross} />,
                  fund: gift.fundNames,
                  state: <Status of={gift.state} />,
                },
              }))}
              empty={<Empty title="The gifts of this donor will be here." />}
            />
            {pledges.length > 0 && <DonorPledges pledges={pledges} />}
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
