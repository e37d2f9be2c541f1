import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { campaigns } from '#db/schema/giving.ts'
import type { OfflineAsk } from '../offline/offline-gift.ts'
import { type CampaignBenefit, readCampaignBenefit } from './read-benefits.server.ts'

/**
 * What comes back for a gift that staff write down, as its campaign says now; null when nothing was asked for. Refused for a grant of a
 * donor-advised fund, which may bring its adviser nothing (IRC 4967), for a campaign of another fund, and below its smallest gift.
 */
export async function offerOffline(tx: Tx, ask: OfflineAsk): Promise<CampaignBenefit | null | 'nothing-in-return'> {
  if (!ask.isWithBenefit) return null
  if (!ask.campaignId || ask.channel === 'daf' || ask.instalmentId || ask.challengeId) return 'nothing-in-return'
  const [campaign] = await tx
    .select({ fundId: campaigns.fundId })
    .from(campaigns)
    .where(eq(campaigns.id, ask.campaignId))
  const benefit = await readCampaignBenefit(tx, ask.campaignId)
  const amount = ask.splits.reduce((sum, split) => sum + split.amount, 0n)
  const isForIt = ask.splits.every(({ fundId }) => fundId === campaign?.fundId)
  return benefit && isForIt && amount >= benefit.leastGift ? benefit : 'nothing-in-return'
}
