import { dedicationWords } from '#app/domain/giving/gift.ts'
import type { GiftInFull } from '#app/domain/giving/read-gift.server.ts'
import { paths } from '#app/paths.ts'
import { Money } from '#app/ui/money.tsx'
import { Section } from '#app/ui/section.tsx'
import { SummaryList, type SummaryRow } from '#app/ui/summary-list.tsx'
import { OnDay, When } from '#app/ui/when.tsx'

/** The gift itself: who, how much, what for, and how it may be shown. */
export function GiftFacts({ gift, zone }: { gift: GiftInFull; zone: string }) {
  const rows: (SummaryRow | false)[] = [
    { term: 'Giver', value: <Giver giver={gift.giver} /> },
    gift.giver !== null && { term: 'Receipt goes to', value: gift.giver.email },
    { term: 'Received', value: <Money of={gift.gross} /> },
    { term: 'Of it for the card’s fee', value: <Money of={gift.feeCover} /> },
    gift.refunded > 0n && { term: 'Returned', value: <Money of={gift.refunded} /> },
    { term: 'Fund', value: gift.fundNames },
    gift.campaignName !== null && { term: 'Campaign', value: gift.campaignName },
    { term: 'Begun', value: <When at={gift.createdAt} zone={zone} /> },
    gift.giftDate !== null && { term: 'Date of gift', value: <OnDay on={gift.giftDate} /> },
    { term: 'In public', value: gift.isAnonymous ? 'Anonymous' : (gift.publicName ?? 'Not shown') },
    gift.dedication !== null && {
      term: 'Dedication',
      value: `${dedicationWords[gift.dedication.kind]} ${gift.dedication.name}`,
    },
    gift.note !== null && { term: 'Note', value: gift.note },
    gift.failureReason !== null && { term: 'What Stripe said', value: gift.failureReason },
  ]
  return (
    <Section title="The gift">
      <SummaryList rows={rows.filter((row) => row !== false)} />
    </Section>
  )
}

function Giver({ giver }: { giver: GiftInFull['giver'] }) {
  if (!giver) return <>Anonymous: known to finance only</>
  return <a href={paths.admin.donor(giver.donorId)}>{giver.name}</a>
}
