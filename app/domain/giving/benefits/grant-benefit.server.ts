import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import type { Tx } from '#db/client.server.ts'
import { giftBenefits, planBenefits } from '#db/schema/benefits.ts'
import type { CampaignBenefit } from './read-benefits.server.ts'

type Begun = { amount: Cents; benefit?: CampaignBenefit | null | undefined; declinesBenefit?: boolean | undefined }

/**
 * Fixes what a giver gets in return with the gift, or the plan, she begins: what her page said, whatever the campaign says by now; nothing
 * when it said nothing, when the gift is smaller, or when she does not want it. In the caller's transaction.
 */
export async function grantBenefit(
  tx: Tx,
  to: { giftId: Id<'gft'> } | { planId: Id<'pln'> },
  { amount, benefit, declinesBenefit }: Begun,
): Promise<void> {
  if (!benefit || declinesBenefit || amount < benefit.leastGift) return
  const { words, fairValue, cost, bearsName } = benefit
  const granted = { words, fairValue, cost, bearsName }
  if ('giftId' in to) await tx.insert(giftBenefits).values({ ...to, ...granted })
  else await tx.insert(planBenefits).values({ ...to, ...granted })
}
