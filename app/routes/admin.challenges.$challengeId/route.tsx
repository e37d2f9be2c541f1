import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { PoolLeft } from '#app/area/challenge-note.tsx'
import { timelineOf } from '#app/area/timeline-of.ts'
import { owedOf, ratioWords } from '#app/domain/giving/challenges/challenge.ts'
import { type ChallengeInFull, readChallenge } from '#app/domain/giving/challenges/read-challenges.server.ts'
import { mayAcceptPledges, mayBookPledges, mayEnterGifts } from '#app/domain/giving/policy.ts'
import { readActivity } from '#app/domain/impact/read-activity.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Columns, Row, Stack } from '#app/ui/layout.tsx'
import { Money } from '#app/ui/money.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Table } from '#app/ui/table.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { OnDay } from '#app/ui/when.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `Challenge: ${page.challenge.name}` : 'Challenge' },
]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
  const challengeId = parseId('chl', args.params.challengeId) ?? notFound()
  const challenge = (await readChallenge(world.db, person, challengeId)) ?? notFound()
  const activity = await readActivity(world.db, person, { type: 'challenge', id: challengeId })
  return {
    challenge,
    activity,
    mayEnd: mayAcceptPledges(person) && challenge.state === 'open',
    mayEnter: mayEnterGifts(person) && owedOf(challenge) > 0n,
    mayWriteOff: mayBookPledges(person) && challenge.state === 'ended' && owedOf(challenge) > 0n,
    zone: world.lab.timeZone,
  }
}

export default function Challenge() {
  const { challenge, activity, mayEnd, mayEnter, mayWriteOff, zone } = useLoaderData<typeof loader>()
  return (
    <StaffPage
      title={challenge.name}
      meta={<Status of={challenge.state} />}
      breadcrumb={[{ to: paths.admin.challenges(), label: 'Challenges' }]}
      actions={
        <Row>
          {mayEnter && (
            <ButtonLink size="small" to={paths.admin.newGiftForChallenge(challenge.id)}>
              Enter a payment
            </ButtonLink>
          )}
          {mayWriteOff && (
            <ButtonLink size="small" kind="quiet" to={paths.admin.writeOffChallenge(challenge.id)}>
              Write off what is owed
            </ButtonLink>
          )}
          {mayEnd && (
            <ButtonLink size="small" kind="quiet" to={paths.admin.endChallenge(challenge.id)}>
              End it
            </ButtonLink>
          )}
        </Row>
      }
    >
      <Columns
        asideLabel="What happened"
        main={
          <Stack>
            <PoolLeft challenge={challenge} />
            <Facts challenge={challenge} />
            <Matches challenge={challenge} />
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

function Facts({ challenge }: { challenge: ChallengeInFull }) {
  const { donor, isAnonymous, publicName, capPerGift, agreement, endReason } = challenge
  const rows = [
    { term: 'Donor', value: donor ? <a href={paths.admin.donor(donor.id)}>{donor.name}</a> : 'Known to finance only' },
    { term: 'In public', value: isAnonymous ? 'Anonymous' : (publicName ?? '') },
    { term: 'What it does', value: ratioWords(challenge.centsPerDollar) },
    { term: 'At most for one gift', value: capPerGift === null ? 'No limit' : <Money of={capPerGift} /> },
    { term: 'For gifts to', value: challenge.fundNames.join(', ') },
    { term: 'First day', value: <OnDay on={challenge.opensOn} /> },
    { term: 'Last day', value: <OnDay on={challenge.lastOn} /> },
    { term: 'Gifts matched', value: challenge.gifts.toLocaleString('en-US') },
    { term: 'Paid', value: <Money of={challenge.paid} /> },
    { term: 'To be paid', value: <Money of={owedOf(challenge)} /> },
    ...(challenge.writtenOff > 0n ? [{ term: 'Written off', value: <Money of={challenge.writtenOff} /> }] : []),
    ...(challenge.writeOffReason ? [{ term: 'Why it was written off', value: challenge.writeOffReason }] : []),
    ...(agreement ? [{ term: 'Written down in', value: agreement }] : []),
    ...(endReason ? [{ term: 'Why it ended', value: endReason }] : []),
  ]
  return (
    <Section title="The challenge">
      <SummaryList rows={rows} />
    </Section>
  )
}

function Matches({ challenge }: { challenge: ChallengeInFull }) {
  return (
    <Table
      caption="Gifts it added to, newest first"
      columns={[
        { name: 'day', label: 'Date of gift', isRowHeading: true },
        { name: 'gift', label: 'Gift', align: 'end' },
        { name: 'match', label: 'Match', align: 'end' },
      ]}
      rows={challenge.matches.map((match) => ({
        id: match.giftId,
        to: paths.admin.gift(match.giftId),
        cells: {
          day: match.giftDate ? <OnDay on={match.giftDate} /> : '',
          gift: <Money of={match.giftAmount} />,
          match: <Money of={match.amount} />,
        },
      }))}
      empty={<Empty title="The first gift that is matched will be here." />}
    />
  )
}
