import { and, desc, eq, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { campaigns, donors, gifts, receipts } from '#db/schema/giving.ts'
import type { GiftState } from './gift.ts'

export type OwnGift = {
  id: Id<'gft'>
  state: GiftState
  gross: Cents
  feeCover: Cents
  refunded: Cents
  giftDate: Day | null
  createdAt: Date
  fundNames: string
  campaignName: string | null
  receiptNumber: string | null
  isAnonymous: boolean
  publicName: string | null
}

/** A person's own gifts, newest first; those begun and never paid are left out once they are over. */
export async function readOwnGifts(reads: Reads, person: Person): Promise<OwnGift[]> {
  return reads
    .select({
      id: gifts.id,
      state: gifts.state,
      gross: gifts.gross,
      feeCover: gifts.feeCover,
      refunded: gifts.refunded,
      giftDate: gifts.giftDate,
      createdAt: gifts.createdAt,
      fundNames: fundNamesOf,
      campaignName: campaigns.name,
      receiptNumber: receipts.number,
      isAnonymous: gifts.isAnonymous,
      publicName: gifts.publicName,
    })
    .from(gifts)
    .innerJoin(donors, eq(donors.id, gifts.donorId))
    .leftJoin(campaigns, eq(campaigns.id, gifts.campaignId))
    .leftJoin(
      receipts,
      and(
        eq(receipts.giftId, gifts.id),
        sql`not exists (select from receipt later where later.supersedes = ${receipts.id})`,
      ),
    )
    .where(and(eq(donors.personId, person.id), sql`${gifts.state} not in ('expired', 'failed')`))
    .orderBy(desc(gifts.id))
    .limit(500)
}

/** The funds of a gift, as words. */
export const fundNamesOf = sql<string>`(select string_agg(f.name, ', ' order by f.position, f.id) from gift_split s join fund f on f.id = s.fund_id where s.gift_id = ${gifts.id})`
