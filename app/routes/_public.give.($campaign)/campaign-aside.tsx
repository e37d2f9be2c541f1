import type { ReactNode } from 'react'
import { CampaignProgress, type ShownCampaign } from '#app/area/campaign-progress.tsx'
import { ChallengeNote } from '#app/area/challenge-note.tsx'
import type { CampaignBenefit } from '#app/domain/giving/benefits/read-benefits.server.ts'
import type { OpenChallenge } from '#app/domain/giving/challenges/read-challenges.server.ts'
import { paths } from '#app/paths.ts'
import { Card } from '#app/ui/card.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Money } from '#app/ui/money.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { Cents } from '#app/units/money.ts'
import type { Rate } from './hours-words.ts'

type Campaign = ShownCampaign & { slug: string; name: string }

type AsideProps = {
  page: {
    rates: readonly Rate[]
    perHour: Cents | null
    labName: string
    challenges: readonly OpenChallenge[]
    campaign: Campaign | null
    others: readonly Campaign[]
    inReturn: { benefit: CampaignBenefit } | null
    isInEuros: boolean
  }
}

/** What a giver should know before the form: how far the campaign is, and who adds to a gift. Null without either. */
export function leadOf({ campaign, challenges, perHour }: AsideProps['page']): ReactNode {
  if (!campaign && challenges.length === 0) return null
  return (
    <>
      {campaign && (
        <Card>
          <CampaignProgress campaign={campaign} label={campaign.name} perHour={perHour} />
        </Card>
      )}
      {challenges.map((challenge) => (
        <ChallengeNote key={challenge.id} challenge={challenge} />
      ))}
    </>
  )
}

/** Beside the form: what a dollar buys, what is given in return, and the campaigns that are open. */
export function CampaignAside({ page }: AsideProps) {
  const soon = page.isInEuros ? 'when your euros are here' : 'at once'
  return (
    <Stack>
      <Card title="What it becomes" headingLevel={2}>
        {page.rates.length > 0 ? (
          <SummaryList
            rows={page.rates.map((rate) => ({
              term: `One GPU-hour (${rate.name})`,
              value: <Money of={rate.perHour} look="coloured" />,
            }))}
          />
        ) : (
          <p>The price of a GPU-hour will be published here.</p>
        )}
        <p>
          A fund spends in the order money arrives, so you can{' '}
          <a href={paths.impactMethod()}>follow yours to the hours it bought</a>.
        </p>
      </Card>
      <Card title="What you get" headingLevel={2}>
        {page.inReturn && !page.isInEuros ? (
          <p>
            A receipt by e-mail {soon}, and what is said beside the amount. No gift buys GPU time, priority or access to
            models.
          </p>
        ) : (
          <p>
            A receipt by e-mail {soon}, and nothing else: no goods or services are provided in exchange for a gift to{' '}
            {page.labName}.
          </p>
        )}
      </Card>
      {page.others.map((campaign) => (
        <Card
          key={campaign.slug}
          title={campaign.name}
          to={paths.give(campaign.slug)}
          kicker="Campaign"
          headingLevel={2}
        >
          <CampaignProgress campaign={campaign} label="How far it is" perHour={page.perHour} />
        </Card>
      ))}
    </Stack>
  )
}
