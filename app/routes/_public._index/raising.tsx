import { CampaignProgress, type ShownCampaign } from '#app/area/campaign-progress.tsx'
import { paths } from '#app/paths.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Grid } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'
import type { Cents } from '#app/units/money.ts'

type Raised = ShownCampaign & { slug: string; name: string; ask: string }
type RaisingProps = { campaigns: readonly Raised[]; perHour: Cents | null }

/** The campaigns that are open, with how far each is; nothing when none is. */
export function Raising({ campaigns, perHour }: RaisingProps) {
  if (campaigns.length === 0) return null
  return (
    <Section look="public" title="What we raise for now">
      <Grid cell="wide">
        {campaigns.map((campaign) => (
          <Card
            key={campaign.slug}
            title={campaign.name}
            to={paths.give(campaign.slug)}
            action={
              <ButtonLink size="small" to={paths.give(campaign.slug)}>
                Give
              </ButtonLink>
            }
          >
            <p>{campaign.ask}</p>
            <CampaignProgress campaign={campaign} label="How far it is" perHour={perHour} />
          </Card>
        ))}
      </Grid>
    </Section>
  )
}
