import { channelWords } from '#app/domain/giving/arrival.ts'
import { isCharged, kindMeanings, kindWords, rhythmWords } from '#app/domain/giving/pledges/pledge.ts'
import type { PledgeInFull } from '#app/domain/giving/pledges/read-pledge.server.ts'
import { Money } from '#app/ui/money.tsx'
import { Section } from '#app/ui/section.tsx'
import { Stat, StatRow } from '#app/ui/stat.tsx'
import { SummaryList, type SummaryRow } from '#app/ui/summary-list.tsx'
import { When } from '#app/ui/when.tsx'

/** The three figures of a pledge. */
export function PledgeFigures({ pledge }: { pledge: PledgeInFull }) {
  return (
    <StatRow>
      <Stat label="pledged" value={<Money of={pledge.amount} />} kind="money" />
      <Stat label="paid" value={<Money of={pledge.paid} />} kind="money" />
      <Stat label="to come" value={<Money of={pledge.owed} />} kind="money" />
    </StatRow>
  )
}

/** To staff `giver` says whose it is; without it the reader is the giver. */
type PledgeFactsProps = { pledge: PledgeInFull; zone: string; giver?: SummaryRow }

/** What was pledged, and for its giver what it binds, in plain words. */
export function PledgeFacts({ pledge, zone, giver }: PledgeFactsProps) {
  const rows: (SummaryRow | false | undefined)[] = [
    giver,
    { term: 'Kind', value: kindWords[pledge.kind] },
    !giver && { term: 'What that means', value: kindMeanings[pledge.kind] },
    pledge.condition !== null && { term: 'Condition', value: pledge.condition },
    pledge.conditionMetAt !== null && {
      term: 'Condition met',
      value: (
        <>
          <When at={pledge.conditionMetAt} zone={zone} precision="day" />: {pledge.conditionEvidence}
        </>
      ),
    },
    { term: 'For', value: pledge.fundName },
    ...(pledge.toCome.length > 1
      ? pledge.toCome.map(({ fund, amount }) => ({ term: `To come for the ${fund}`, value: <Money of={amount} /> }))
      : []),
    { term: 'Rhythm', value: rhythmWords[pledge.rhythm] },
    { term: 'Paid by', value: channelWords[pledge.method] },
    isCharged(pledge.method) && { term: 'Saved', value: pledge.savedLabel ?? 'Nothing yet: no part can be charged' },
    pledge.poNumber !== null && { term: 'Purchase order', value: pledge.poNumber },
    { term: 'In public', value: pledge.isAnonymous ? 'Anonymous' : (pledge.publicName ?? 'Not shown') },
    { term: 'Pledged', value: <When at={pledge.createdAt} zone={zone} precision="day" /> },
    pledge.acceptedAt !== null && {
      term: 'Accepted',
      value: <When at={pledge.acceptedAt} zone={zone} precision="day" />,
    },
    pledge.endedAt !== null && {
      term: 'Ended',
      value: (
        <>
          <When at={pledge.endedAt} zone={zone} precision="day" />
          {pledge.endReason && `: ${pledge.endReason}`}
        </>
      ),
    },
    pledge.note !== null && { term: 'Note', value: pledge.note },
  ]
  return (
    <Section title="The pledge">
      <SummaryList rows={rows.filter((row): row is SummaryRow => row !== false && row !== undefined)} />
    </Section>
  )
}
