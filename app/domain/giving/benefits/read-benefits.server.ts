import { desc, eq, getTableColumns } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import type { Reads } from '#db/client.server.ts'
import { campaignBenefits, giftBenefits, tokenLimits } from '#db/schema/benefits.ts'
import { campaigns } from '#db/schema/giving.ts'
import { people } from '#db/schema/people.ts'
import { type Benefit, isToken, type TokenLimit } from './benefit.ts'

export type CampaignBenefit = Benefit & { leastGift: Cents }

/** What a campaign gives in return; null when nothing. */
export async function readCampaignBenefit(reads: Reads, campaignId: Id<'cmp'>): Promise<CampaignBenefit | null> {
  const [row] = await reads.select().from(campaignBenefits).where(eq(campaignBenefits.campaignId, campaignId))
  return row ?? null
}

/** The tax office's limits of one year; null for a year nobody has entered. */
export async function readTokenLimit(reads: Reads, year: number): Promise<TokenLimit | null> {
  const [row] = await reads
    .select()
    .from(tokenLimits)
    .where(eq(tokenLimits.year, year))
    .orderBy(desc(tokenLimits.version))
    .limit(1)
  return row ?? null
}

/** What came back for a gift, judged by what is left of it and the limits of its year; null when nothing did. */
export async function readGiftBenefit(
  reads: Reads,
  gift: { id: Id<'gft'>; left: Cents; year: number },
): Promise<(Benefit & { isToken: boolean }) | null> {
  const [row] = await reads.select().from(giftBenefits).where(eq(giftBenefits.giftId, gift.id))
  if (!row) return null
  const { words, fairValue, cost, bearsName } = row
  return { words, fairValue, cost, bearsName, isToken: isToken(row, gift.left, await readTokenLimit(reads, gift.year)) }
}

export type WrittenLimit = TokenLimit & { year: number; version: number; source: string }

/** The limits that count of every year that is written down, the latest first. */
export async function readTokenLimits(reads: Reads): Promise<WrittenLimit[]> {
  return reads
    .selectDistinctOn([tokenLimits.year])
    .from(tokenLimits)
    .orderBy(desc(tokenLimits.year), desc(tokenLimits.version))
}

export type LimitVersion = WrittenLimit & { reason: string | null; writtenAt: Date | null; by: string | null }

/** The limits of one year as they stood, those that count first; none for a year nobody has entered. */
export async function readLimitVersions(reads: Reads, year: number): Promise<LimitVersion[]> {
  return reads
    .select({ ...getTableColumns(tokenLimits), by: people.name })
    .from(tokenLimits)
    .leftJoin(people, eq(people.id, tokenLimits.writtenBy))
    .where(eq(tokenLimits.year, year))
    .orderBy(desc(tokenLimits.version))
}

export type OfferedBenefit = { campaignId: Id<'cmp'>; campaignName: string; words: string; leastGift: Cents }

/** What all campaigns give in return, for staff who write down a gift that answered one. */
export async function readOfferedBenefits(reads: Reads): Promise<OfferedBenefit[]> {
  const { campaignId, words, leastGift } = campaignBenefits
  return reads
    .select({ campaignId, campaignName: campaigns.name, words, leastGift })
    .from(campaignBenefits)
    .innerJoin(campaigns, eq(campaigns.id, campaignId))
    .orderBy(campaigns.name)
}
