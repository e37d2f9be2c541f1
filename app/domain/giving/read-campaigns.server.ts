import { desc, eq, sql } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import { type Cents, cents } from '#app/units/money.ts'
import type { Reads } from '#db/client.server.ts'
import { campaigns, funds } from '#db/schema/giving.ts'
import type { Campaign } from './campaign.ts'
import { kept } from './kept-gifts.server.ts'

export type CampaignProgress = Campaign & {
  fundName: string
  /** The gifts themselves, without covered fees, and less what went back. */
  received: Cents
  donors: number
  /** Donors with a monthly plan for the campaign that runs now. */
  monthlyDonors: number
}

export async function readCampaignBySlug(reads: Reads, slug: string): Promise<CampaignProgress | null> {
  const [row] = await select(reads).where(eq(campaigns.slug, slug))
  return row ? ((await withProgress(reads, [row]))[0] ?? null) : null
}

export async function readCampaign(reads: Reads, id: Id<'cmp'>): Promise<CampaignProgress | null> {
  const [row] = await select(reads).where(eq(campaigns.id, id))
  return row ? ((await withProgress(reads, [row]))[0] ?? null) : null
}

/** Every campaign, the newest first. */
export async function readCampaigns(reads: Reads): Promise<CampaignProgress[]> {
  return withProgress(reads, await select(reads).orderBy(desc(campaigns.opensAt), desc(campaigns.id)).limit(200))
}

type Row = { campaign: typeof campaigns.$inferSelect; fundName: string }

function select(reads: Reads) {
  return reads
    .select({ campaign: campaigns, fundName: funds.name })
    .from(campaigns)
    .innerJoin(funds, eq(funds.id, campaigns.fundId))
    .$dynamic()
}

async function withProgress(reads: Reads, rows: readonly Row[]): Promise<CampaignProgress[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.campaign.id)
  const [sums, plans] = await Promise.all([readSums(reads, ids), readMonthly(reads, ids)])
  return rows.map(({ campaign, fundName }) => {
    const sum = sums.find((one) => one.id === campaign.id)
    const monthlyDonors = Number(plans.find((one) => one.id === campaign.id)?.donors ?? 0)
    return {
      ...campaign,
      fundName,
      received: cents(BigInt(sum?.received ?? 0)),
      donors: Number(sum?.donors ?? 0),
      monthlyDonors,
    }
  })
}

/** Money without covered fees, and less what went back; donors of whose gifts something is still here. */
function readSums(reads: Reads, ids: readonly Id<'cmp'>[]) {
  return reads.execute<{ id: Id<'cmp'>; received: string; donors: string }>(sql`
    select campaign_id as id, sum(greatest(gift_amount - refunded, 0))::text as received,
      count(distinct donor_id) filter (where gift_amount > refunded)::text as donors
    from gift where state in ${kept} and campaign_id in ${ids} group by campaign_id`)
}

function readMonthly(reads: Reads, ids: readonly Id<'cmp'>[]) {
  return reads.execute<{ id: Id<'cmp'>; donors: string }>(sql`
    select campaign_id as id, count(distinct donor_id)::text as donors from recurring_plan
    where interval = 'month' and state in ('active', 'past_due', 'paused') and campaign_id in ${ids} group by campaign_id`)
}
