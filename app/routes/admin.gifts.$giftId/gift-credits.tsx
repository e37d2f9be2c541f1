import type { CreditLine } from '#app/domain/giving/donors/read-donor-record.server.ts'
import { creditWords } from '#app/domain/giving/donors/soft-credit.ts'
import { paths } from '#app/paths.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Money } from '#app/ui/money.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'

type GiftCreditsProps = { giftId: string; credits: readonly CreditLine[]; mayCredit: boolean }

/** Who else is thanked for this gift. */
export function GiftCredits({ giftId, credits, mayCredit }: GiftCreditsProps) {
  if (credits.length === 0 && !mayCredit) return null
  return (
    <Section
      title="Also credited"
      note="Thanked for this gift, counted for none of it."
      action={
        mayCredit && (
          <ButtonLink kind="quiet" size="small" to={paths.admin.giftCredit(giftId)}>
            Credit another donor
          </ButtonLink>
        )
      }
    >
      {credits.length > 0 ? (
        <Table
          caption="Donors credited for this gift"
          captionIs="hidden"
          columns={[
            { name: 'donor', label: 'Donor', isRowHeading: true },
            { name: 'kind', label: 'Why' },
            { name: 'amount', label: 'Credited', align: 'end' },
            ...(mayCredit ? [{ name: 'act', label: 'Take back' }] : []),
          ]}
          rows={credits.map((credit) => ({
            id: credit.id,
            cells: {
              donor: <a href={paths.admin.donor(credit.donorId)}>{credit.donor}</a>,
              kind: creditWords[credit.kind],
              amount: <Money of={credit.amount} />,
              act: credit.claimId ? (
                <a href={paths.admin.employerClaim(credit.claimId)}>See the employer</a>
              ) : (
                <form method="post" action={paths.admin.giftCreditBack(giftId, credit.id)}>
                  <Button kind="quiet" size="small">
                    Take it back
                  </Button>
                </form>
              ),
            },
          }))}
        />
      ) : (
        <p>Nobody else.</p>
      )}
    </Section>
  )
}
