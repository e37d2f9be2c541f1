import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { campaignBenefits } from '#db/schema/benefits.ts'
import { campaigns } from '#db/schema/giving.ts'
import { mayEditCampaigns } from '../policy.ts'
import { isNotForSale } from './benefit.ts'
import { type CampaignBenefit, readCampaignBenefit } from './read-benefits.server.ts'

/** `benefit` null: nothing is given in return any more. */
export type SetBenefit = { campaignId: Id<'cmp'>; benefit: CampaignBenefit | null; requestId?: string | undefined }
export type SetBenefitRefusal =
  | 'not-allowed'
  | 'no-such-campaign'
  | 'no-words'
  | 'not-for-sale'
  | 'no-value'
  | 'gift-not-above-value'

/**
 * Sets what a campaign gives in return for gifts, and the first of those that repeat, from now on, or that it gives nothing. Gifts that are begun keep what their giver was told.
 * Refuses compute, priority and access to models: they are not for sale.
 */
export async function setBenefit(
  world: Touches<'db' | 'clock' | 'ids'>,
  person: Person,
  { campaignId, benefit, requestId }: SetBenefit,
): Promise<Outcome<undefined, SetBenefitRefusal>> {
  if (!mayEditCampaigns(person)) return refuse('not-allowed')
  const refused = benefit ? refusalOf(benefit) : null
  if (refused) return refuse(refused)
  const by = { ids: world.ids, at: world.clock.now(), actor: actorOf(person, requestId) }
  return world.db.transaction(async (tx) => {
    const [campaign] = await tx.select().from(campaigns).where(eq(campaigns.id, campaignId)).for('update')
    if (!campaign) return refuse('no-such-campaign')
    const before = await readCampaignBenefit(tx, campaignId)
    await tx.delete(campaignBenefits).where(eq(campaignBenefits.campaignId, campaignId))
    if (benefit) {
      const { words, fairValue, cost, leastGift, bearsName } = benefit
      const row = { campaignId, words: words.trim(), fairValue, cost, leastGift, bearsName }
      await tx.insert(campaignBenefits).values({ ...row, setBy: person.id, setAt: by.at })
    }
    const figures = (one: CampaignBenefit | null) => ({ fairValue: one?.fairValue, leastGift: one?.leastGift })
    const subject = { type: 'campaign', id: campaignId }
    await recordHappening(tx, by, { kind: 'benefit-set', subject, before: figures(before), after: figures(benefit) })
    return done()
  })
}

function refusalOf({ words, fairValue, cost, leastGift }: CampaignBenefit): SetBenefitRefusal | null {
  if (words.trim() === '') return 'no-words'
  if (isNotForSale(words)) return 'not-for-sale'
  if (fairValue <= 0n || cost < 0n) return 'no-value'
  return leastGift > fairValue ? null : 'gift-not-above-value'
}
