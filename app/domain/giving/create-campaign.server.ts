import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { campaigns } from '#db/schema/giving.ts'
import { type Campaign, isSlug } from './campaign.ts'
import { mayEditCampaigns } from './policy.ts'
import { readFund } from './read-funds.server.ts'

export type CampaignWords = Omit<Campaign, 'id'>
export type CampaignRefusal =
  | 'not-allowed'
  | 'bad-slug'
  | 'slug-taken'
  | 'no-such-fund'
  | 'no-goal'
  | 'ends-before-it-begins'

/** Opens a campaign for one fund. Refuses a goal of nothing, a window that ends before it begins, an address that is taken. */
export async function createCampaign(
  world: Touches<'db' | 'clock' | 'ids'>,
  person: Person,
  words: CampaignWords,
): Promise<Outcome<{ campaignId: Id<'cmp'> }, CampaignRefusal>> {
  if (!mayEditCampaigns(person)) return refuse('not-allowed')
  if (!isSlug(words.slug)) return refuse('bad-slug')
  const wrong = windowOrGoalProblem(words)
  if (wrong) return refuse(wrong)
  if (!(await readFund(world.db, words.fundId))) return refuse('no-such-fund')
  const at = world.clock.now()
  const id = world.ids.next('cmp')
  return world.db.transaction(async (tx) => {
    const [made] = await tx
      .insert(campaigns)
      .values({ ...words, id, createdAt: at })
      .onConflictDoNothing()
      .returning({ id: campaigns.id })
    if (!made) return refuse('slug-taken')
    const { fundId, goalKind, goal, opensAt, closesAt } = words
    await recordHappening(
      tx,
      { ids: world.ids, at, actor: actorOf(person) },
      {
        kind: 'campaign-created',
        subject: { type: 'campaign', id },
        after: { fundId, goalKind, goal, opensAt, closesAt },
      },
    )
    return done({ campaignId: id })
  })
}

/** Shared by making and editing. */
export function windowOrGoalProblem(words: Pick<Campaign, 'goal' | 'opensAt' | 'closesAt'>) {
  if (words.goal <= 0n) return 'no-goal' as const
  if (words.closesAt && words.closesAt <= words.opensAt) return 'ends-before-it-begins' as const
  return null
}
