import { eq } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import type { Reads } from '#db/client.server.ts'
import { campaignBenefits, giftBenefits, tokenLimits } from '#db/schema/benefits.ts'
import { type Benefit, isToken, type TokenLimit } from './benefit.ts'

export type CampaignBenefit = Benefit & { leastGift: Cents }

/** What a campaign gives in return; null when nothing. */
export async function readCampaignBenefit(reads: Reads, campaignId: Id<'cmp'>): Promise<CampaignBenefit | null> {
  const [row] = await reads.select().from(campaignBenefits).where(eq(campaignBenefits.campaignId, campaignId))
  return row ?? null
}

/** The tax office's limits of one year; null for a year nobody has entered. */
export async function readTokenLimit(reads: Reads, year: number): Promise<TokenLimit | null> {
  const [row] = await reads.select().from(tokenLimits).where(eq(tokenLimits.year, year))
  return row ?? null
}

/** What came back for a gift, judged by what is left of it and the limits of its year; null when nothing did. */
export async function readGiftBenefit(
  reads: Reads,
  gift: { id: Id<'gft'>; left: Cents; year: number },
): Promise<(Benefit & { isToken: boolean }) | null> {
  const [row] = await reads.select().from(giftBenefits).where(eq(giftBenefits.giftId, gift.id))
  if (!row) return null
  const { words, fairValue, cost } = row
  return { words, fairValue, cost, isToken: isToken(row, gift.left, await readTokenLimit(reads, gift.year)) }
}
