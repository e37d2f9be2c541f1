import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { campaigns } from '#db/schema/giving.ts'
import { type CampaignWords, windowOrGoalProblem } from './create-campaign.server.ts'
import { mayEditCampaigns } from './policy.ts'

export type EditCampaignRefusal = 'not-allowed' | 'no-such-campaign' | 'no-goal' | 'ends-before-it-begins'

/** Changes a campaign's words, goal and window. Its fund and its address are what givers were told, and stay. */
export async function editCampaign(
  world: Touches<'db' | 'clock' | 'ids'>,
  person: Person,
  { campaignId, ...words }: Omit<CampaignWords, 'slug' | 'fundId'> & { campaignId: Id<'cmp'> },
): Promise<Outcome<undefined, EditCampaignRefusal>> {
  if (!mayEditCampaigns(person)) return refuse('not-allowed')
  const wrong = windowOrGoalProblem(words)
  if (wrong) return refuse(wrong)
  return world.db.transaction(async (tx) => {
    const [before] = await tx.select().from(campaigns).where(eq(campaigns.id, campaignId)).for('update')
    if (!before) return refuse('no-such-campaign')
    await tx.update(campaigns).set(words).where(eq(campaigns.id, campaignId))
    const figures = ({ goalKind, goal, opensAt, closesAt }: typeof words) => ({ goalKind, goal, opensAt, closesAt })
    await recordHappening(
      tx,
      { ids: world.ids, at: world.clock.now(), actor: actorOf(person) },
      {
        kind: 'campaign-edited',
        subject: { type: 'campaign', id: campaignId },
        before: figures(before),
        after: figures(words),
      },
    )
    return done()
  })
}
