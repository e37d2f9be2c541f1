import { claimWords } from '#app/area/claim-words.ts'
import { GiftSum } from '#app/area/gift-sum.tsx'
import { channelWords } from '#app/domain/giving/arrival.ts'
import type { Claim } from '#app/domain/giving/employer/read-claims.server.ts'
import { rateWords } from '#app/domain/giving/euros/euros.ts'
import { dedicationWords } from '#app/domain/giving/gift.ts'
import type { GiftInFull } from '#app/domain/giving/read-gift.server.ts'
import { paths } from '#app/paths.ts'
import { Money } from '#app/ui/money.tsx'
import { Section } from '#app/ui/section.tsx'
import { SummaryList, type SummaryRow } from '#app/ui/summary-list.tsx'
import { OnDay, When } from '#app/ui/when.tsx'

type GiftFactsProps = {
  gift: GiftInFull
  /** The file it came with, for a reader who may open it. */
  file: { id: string; name: string } | null
  /** What its giver's employer was asked for. */
  claim: Claim | null
  zone: string
}

/** The gift itself: who, how much, what for, and how it may be shown. */
export function GiftFacts({ gift, file, claim, zone }: GiftFactsProps) {
  const rows: (SummaryRow | false)[] = [
    { term: 'Giver', value: <Giver giver={gift.giver} /> },
    gift.importId !== null && { term: 'Came with', value: <File file={file} isEarlier={gift.isEarlier} /> },
    gift.giver !== null &&
      gift.importId === null && {
        term: gift.channel === 'daf' ? 'Acknowledgement goes to' : 'Receipt goes to',
        value: gift.giver.email ?? 'Posted: no e-mail address is known',
      },
    { term: gift.giftDate ? 'Received' : 'Amount', value: <GiftSum of={gift} /> },
    gift.euros !== null && gift.euroRate !== null && { term: 'Given as', value: rateWords(gift.euros, gift.euroRate) },
    gift.offline === null &&
      gift.euros === null &&
      gift.importId === null && { term: 'Of it for the fee', value: <Money of={gift.feeCover} /> },
    { term: 'Came by', value: channelWords[gift.channel] },
    gift.state === 'pending' &&
      gift.offline === null && {
        term: 'On its way',
        value:
          gift.euros === null
            ? 'The bank has not answered: up to four working days. Nothing is booked, and no receipt issued.'
            : 'The bank has not answered: five to fourteen working days. It has no dollars, no entry and no receipt before.',
      },
    gift.offline !== null && gift.offline.reference !== null && { term: 'Reference', value: gift.offline.reference },
    gift.state === 'pending' && gift.offline?.expectedOn
      ? { term: 'Expected', value: <OnDay on={gift.offline.expectedOn} /> }
      : false,
    gift.refunded > 0n && { term: 'Returned', value: <Money of={gift.refunded} /> },
    gift.match !== null && {
      term: 'Matched with',
      value: (
        <>
          <Money of={gift.match.amount} /> by{' '}
          <a href={paths.admin.challenge(gift.match.challengeId)}>{gift.match.name}</a>
        </>
      ),
    },
    ...fundRows(gift),
    gift.campaignName !== null && { term: 'Campaign', value: gift.campaignName },
    { term: 'Begun', value: <When at={gift.createdAt} zone={zone} /> },
    gift.giftDate !== null && { term: 'Date of gift', value: <OnDay on={gift.giftDate} /> },
    { term: 'In public', value: gift.isAnonymous ? 'Anonymous' : (gift.publicName ?? 'Not shown') },
    gift.dedication !== null && {
      term: 'Dedication',
      value: `${dedicationWords[gift.dedication.kind]} ${gift.dedication.name}`,
    },
    gift.tribute !== null && {
      term: 'Card',
      value: (
        <>
          <a href={paths.admin.giftCard(gift.id)}>To {gift.tribute.reader}</a>, {gift.tribute.state}
        </>
      ),
    },
    ...claimRow(claim),
    gift.note !== null && { term: 'Note', value: gift.note },
    gift.failureReason !== null && {
      term: gift.offline ? 'Why it did not come' : 'What Stripe said',
      value: gift.failureReason,
    },
  ]
  return (
    <Section title="The gift">
      <SummaryList rows={rows.filter((row) => row !== false)} />
    </Section>
  )
}

/** One line, or one for each fund with its part. */
function fundRows(gift: GiftInFull): SummaryRow[] {
  if (gift.splits.length < 2) return [{ term: 'Fund', value: gift.fundNames }]
  return gift.splits.map(({ name, amount }) => ({ term: name, value: <Money of={amount} /> }))
}

function claimRow(claim: Claim | null): SummaryRow[] {
  if (!claim) return []
  const { id, employer, state } = claim
  return [
    {
      term: 'Employer may add',
      value: (
        <>
          <a href={paths.admin.employerClaim(id)}>{employer}</a>: {claimWords[state].toLowerCase()}
        </>
      ),
    },
  ]
}

function Giver({ giver }: { giver: GiftInFull['giver'] }) {
  if (!giver) return <>Anonymous: known to finance only</>
  return <a href={paths.admin.donor(giver.donorId)}>{giver.name}</a>
}

function File({ file, isEarlier }: { file: GiftFactsProps['file']; isEarlier: boolean }) {
  const money = isEarlier ? 'Its money is from before these books: no fund can spend it.' : 'Its money is at the bank.'
  return (
    <>
      {file ? <a href={paths.admin.givingImport(file.id)}>{file.name}</a> : 'a file of other books'}. {money} It has no
      receipt here.
    </>
  )
}
