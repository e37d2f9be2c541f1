import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { claimWords } from '#app/area/claim-words.ts'
import { claimStates } from '#app/domain/giving/employer/employer-claim.ts'
import { readClaims } from '#app/domain/giving/employer/read-claims.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { Empty } from '#app/ui/empty.tsx'
import { Money } from '#app/ui/money.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import { TabsNav } from '#app/ui/tabs-nav.tsx'
import { OnDay, When } from '#app/ui/when.tsx'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Employers who may add' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
  const asked = new URL(args.request.url).searchParams.get('state')
  const state = claimStates.find((one) => one === asked) ?? 'noted'
  const claims = (await readClaims(world.db, person, state)) ?? notFound()
  return { state, claims, zone: person.timeZone }
}

export default function Employers() {
  const { state, claims, zone } = useLoaderData<typeof loader>()
  return (
    <StaffPage
      title="Employers who may add"
      lead="Givers said who employs them. Ask the employer, note its answer, and link its gift when it is here."
    >
      <TabsNav
        label="Which claims"
        tabs={claimStates.map((one) => ({
          to: paths.admin.employers(one),
          label: claimWords[one],
          isCurrent: one === state,
        }))}
      />
      <Table
        caption={claimWords[state]}
        captionIs="hidden"
        columns={[
          { name: 'employer', label: 'Employer', isRowHeading: true },
          { name: 'giver', label: 'Giver' },
          { name: 'gift', label: 'Gift', align: 'end' },
          { name: 'given', label: 'Given on', isTight: true },
          { name: 'noted', label: 'Noted', isTight: true },
          { name: 'claimed', label: 'Asked', isTight: true },
          { name: 'ended', label: 'Ended', isTight: true },
        ]}
        rows={claims.map((claim) => ({
          id: claim.id,
          to: paths.admin.employerClaim(claim.id),
          cells: {
            employer: claim.employer,
            giver: claim.giverName,
            gift: <Money of={claim.left} />,
            given: claim.giftDate && <OnDay on={claim.giftDate} />,
            noted: <When at={claim.notedAt} zone={zone} precision="day" />,
            claimed: claim.claimedOn && <OnDay on={claim.claimedOn} />,
            ended: claim.endedOn && <OnDay on={claim.endedOn} />,
          },
        }))}
        empty={<Empty title={state === 'noted' ? 'No employer is to be asked.' : 'None.'} />}
      />
    </StaffPage>
  )
}
