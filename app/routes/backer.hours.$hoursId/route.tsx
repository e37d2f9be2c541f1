import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DeliveryTable, HoursMeter } from '#app/area/hours-view.tsx'
import { ownMeta } from '#app/area/page-meta.ts'
import { claimDonors } from '#app/domain/giving/claim-donors.server.ts'
import { isOver, windowWords } from '#app/domain/giving/in-kind/hours-pledge.ts'
import { readOwnHoursPledge } from '#app/domain/giving/in-kind/read-hours.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requirePerson } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { formatGpuClass } from '#app/ui/gpu-hours.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { formatGpuHours } from '#app/units/gpu-time.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'My GPU-hours')

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const hoursId = parseId('hpl', args.params.hoursId) ?? notFound()
  await claimDonors(world, person)
  return (await readOwnHoursPledge(world.db, person, hoursId)) ?? notFound()
}

export default function OwnHours() {
  const hours = useLoaderData<typeof loader>()
  const { id, promised, gpuClass, state, giver, isAnonymous, publicName, agreement } = hours
  return (
    <PublicPage
      title={`${formatGpuHours(promised)} GPU-h (${formatGpuClass(gpuClass)})`}
      lead={
        <p>
          <Status of={state} /> {standing[state]}
        </p>
      }
      breadcrumb={[
        { to: paths.backer.home(), label: 'My giving' },
        { to: paths.backer.hours(), label: 'GPU-hours in kind' },
      ]}
      actions={
        <>
          {state === 'active' && (
            <ButtonLink to={paths.backer.hoursAct(id, 'deliver')}>Say that hours are there</ButtonLink>
          )}
          {!isOver(state) && (
            <ButtonLink kind="quiet" to={paths.backer.hoursAct(id, 'withdraw')}>
              Take it back
            </ButtonLink>
          )}
        </>
      }
    >
      <Stack>
        <HoursMeter hours={hours} />
        <DeliveryTable
          deliveries={hours.deliveries}
          toOf={(one) => (one.state === 'confirmed' ? paths.backer.hoursPaper(one.id) : undefined)}
        />
        <Section title="The promise">
          <SummaryList
            rows={[
              { term: 'Company', value: giver?.name ?? '' },
              {
                term: 'In public',
                value: isAnonymous ? 'Anonymous' : (publicName ?? 'Not named'),
                changeTo: paths.backer.hoursShown(id),
              },
              { term: 'Window', value: windowWords(hours) },
              { term: 'Written down', value: agreement },
              ...(hours.endReason ? [{ term: 'Why it ended', value: hours.endReason }] : []),
            ]}
          />
        </Section>
      </Stack>
    </PublicPage>
  )
}

const standing = {
  offered: 'The lab has your offer and will write to you.',
  active: 'The lab has accepted it. Each delivery is confirmed, and acknowledged with a paper of its own.',
  fulfilled: 'Every hour is delivered. Thank you.',
  lapsed: 'Its window is over; what was delivered stays acknowledged.',
  withdrawn: 'You took it back; what was delivered stays acknowledged.',
  declined: 'The lab could not take it.',
  cancelled: 'The lab ended it; what was delivered stays acknowledged.',
} as const
