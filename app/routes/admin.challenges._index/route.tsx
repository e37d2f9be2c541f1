import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { owedOf } from '#app/domain/giving/challenges/challenge.ts'
import { readChallenges } from '#app/domain/giving/challenges/read-challenges.server.ts'
import { mayAcceptPledges } from '#app/domain/giving/policy.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Money } from '#app/ui/money.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { OnDay } from '#app/ui/when.tsx'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Challenges' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
  const challenges = (await readChallenges(world.db, person)) ?? notFound()
  return { challenges, mayWrite: mayAcceptPledges(person) }
}

export default function Challenges() {
  const { challenges, mayWrite } = useLoaderData<typeof loader>()
  const start = mayWrite && (
    <ButtonLink size="small" to={paths.admin.newChallenge()}>
      New challenge
    </ButtonLink>
  )
  return (
    <StaffPage
      title="Challenges"
      lead="Promises to match what others give. Nothing of one is in the books before a gift is matched."
      actions={start}
    >
      <Table
        caption="Challenges"
        captionIs="hidden"
        columns={[
          { name: 'name', label: 'Challenge', isRowHeading: true },
          { name: 'donor', label: 'Donor' },
          { name: 'pool', label: 'Pool', align: 'end' },
          { name: 'matched', label: 'Matched', align: 'end' },
          { name: 'owed', label: 'To be paid', align: 'end' },
          { name: 'last', label: 'Last day', isTight: true },
          { name: 'state', label: 'State' },
        ]}
        rows={challenges.map((challenge) => ({
          id: challenge.id,
          to: paths.admin.challenge(challenge.id),
          cells: {
            name: challenge.name,
            donor: challenge.donor?.name ?? 'Anonymous',
            pool: <Money of={challenge.pool} />,
            matched: <Money of={challenge.matched} />,
            owed: <Money of={owedOf(challenge)} />,
            last: <OnDay on={challenge.lastOn} />,
            state: <Status of={challenge.state} />,
          },
        }))}
        empty={<Empty title="Challenges will be here." action={start} />}
      />
    </StaffPage>
  )
}
