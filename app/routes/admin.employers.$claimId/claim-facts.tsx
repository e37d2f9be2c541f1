import { claimWords } from '#app/area/claim-words.ts'
import type { Claim } from '#app/domain/giving/employer/read-claims.server.ts'
import { paths } from '#app/paths.ts'
import { Money } from '#app/ui/money.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { OnDay, When } from '#app/ui/when.tsx'

/** How a claim stands, and the gifts it joins. */
export function ClaimFacts({ claim, zone }: { claim: Claim; zone: string }) {
  const { state, left, giftDate, giftId, companyGiftId, answered, reason } = claim
  return (
    <SummaryList
      rows={[
        { term: 'How it stands', value: claimWords[state] },
        {
          term: 'Gift',
          value: (
            <a href={paths.admin.gift(giftId)}>
              <Money of={left} />{' '}
              {giftDate && (
                <>
                  of <OnDay on={giftDate} />
                </>
              )}
            </a>
          ),
        },
        { term: 'Noted', value: <When at={claim.notedAt} zone={zone} /> },
        ...(claim.claimedOn ? [{ term: 'Asked on', value: <OnDay on={claim.claimedOn} /> }] : []),
        ...(claim.endedOn ? [{ term: 'Ended on', value: <OnDay on={claim.endedOn} /> }] : []),
        ...(reason ? [{ term: 'Why not', value: reason }] : []),
        ...(companyGiftId
          ? [{ term: 'Gift of the company', value: <a href={paths.admin.gift(companyGiftId)}>{companyGiftId}</a> }]
          : []),
        ...(answered !== null ? [{ term: 'What of it answers this gift', value: <Money of={answered} /> }] : []),
      ]}
    />
  )
}
