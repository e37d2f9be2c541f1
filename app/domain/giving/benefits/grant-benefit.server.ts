import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import type { Tx } from '#db/client.server.ts'
import { giftBenefits } from '#db/schema/benefits.ts'
import { readCampaignBenefit } from './read-benefits.server.ts'

type Begun = { giftId: Id<'gft'>; campaignId: Id<'cmp'> | null; amount: Cents; declinesBenefit?: boolean | undefined }

/**
 * Fixes what a giver gets in return with the gift she begins, as her page said it: a gift of the campaign that is large enough, unless she does
 * not want it. In the caller's transaction.
 */
export async function grantBenefit(tx: Tx, { giftId, campaignId, amount, declinesBenefit }: Begun): Promise<void> {
  const benefit = campaignId && !declinesBenefit ? await readCampaignBenefit(tx, campaignId) : null
  if (!benefit || amount < benefit.leastGift) return
  const { words, fairValue, cost } = benefit
  await tx.insert(giftBenefits).values({ giftId, words, fairValue, cost })
}
