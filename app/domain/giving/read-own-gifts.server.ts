import { and, asc, count, desc, eq, gt, inArray, lt, notInArray, type SQL, sql } from 'drizzle-orm'
import { type Leaf, leafOf } from '#app/domain/leaf.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { EuroCents } from '#app/units/euros.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, cents } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { campaigns, donors, gifts } from '#db/schema/giving.ts'
import { receipts } from '#db/schema/receipts.ts'
import { bookedStates, type GiftState } from './gift.ts'
import { propertyOfGift } from './property/property-of-gift.server.ts'

export type OwnGift = {
  id: Id<'gft'>
  state: GiftState
  gross: Cents
  /** What she gives in euros: all there is to say before the dollars are here. */
  euros: EuroCents | null
  euroRate: string | null
  feeCover: Cents
  refunded: Cents
  /** What a challenge added to it, as it stands now. */
  matched: Cents
  giftDate: Day | null
  createdAt: Date
  fundNames: string
  campaignName: string | null
  receiptNumber: string | null
  /** A grant of a donor-advised fund: acknowledged, without a receipt. */
  isGrant: boolean
  isAnonymous: boolean
  publicName: string | null
  /** What it is instead of money, and whether it is sold. Her pages say no value of it. */
  property: { words: string; isSold: boolean } | null
}

type OwnGiftPage = Leaf<Id<'gft'>>
export type OwnGiftList = { gifts: OwnGift[]; hasNewer: boolean; hasOlder: boolean }

/** A person's own gifts by cursor, newest first; those begun and never paid are left out once they are over. */
export async function readOwnGifts(reads: Reads, person: Person, page: OwnGiftPage): Promise<OwnGiftList> {
  const { before, after, size } = page
  const rows = await select(reads)
    .where(and(isOwn(person), before && lt(gifts.id, before), after && gt(gifts.id, after)))
    .orderBy(after ? asc(gifts.id) : desc(gifts.id))
    .limit(size + 1)
  const { rows: shown, ...more } = leafOf(rows, page)
  return { gifts: shown, ...more }
}

/** One gift of her own; null when it is not hers, or was never paid and is over. */
export async function readOwnGift(reads: Reads, person: Person, id: Id<'gft'>): Promise<OwnGift | null> {
  const [row] = await select(reads).where(and(isOwn(person), eq(gifts.id, id)))
  return row ?? null
}

/** What a person gave so far in money, less what went back, over how many gifts and with how many receipts; `money` counts the gifts that are any. */
export async function readOwnTotals(
  reads: Reads,
  person: Person,
): Promise<{ given: Cents; gifts: number; money: number; receipts: number }> {
  const [row] = await reads
    .select({
      given: sql<string>`coalesce(sum(${gifts.gross} - ${gifts.refunded}) filter (where ${inArray(gifts.state, bookedStates)} and ${gifts.channel} <> 'property'), 0)`,
      gifts: count(),
      money: sql<string>`count(*) filter (where ${gifts.channel} <> 'property')`,
      receipts: sql<string>`coalesce(sum((select count(*) from ${receipts} where ${receipts.giftId} = ${gifts.id})), 0)`,
    })
    .from(gifts)
    .innerJoin(donors, eq(donors.id, gifts.donorId))
    .where(isOwn(person))
  if (!row) throw new Error('a sum always comes as one row')
  const { gifts: all, money, receipts: papers } = row
  return { given: cents(BigInt(row.given)), gifts: all, money: Number(money), receipts: Number(papers) }
}

function select(reads: Reads) {
  return reads
    .select({
      id: gifts.id,
      state: gifts.state,
      gross: gifts.gross,
      euros: gifts.euros,
      euroRate: gifts.euroRate,
      feeCover: gifts.feeCover,
      refunded: gifts.refunded,
      matched:
        sql<string>`(select coalesce(sum(m.amount), 0)::text from challenge_match m where m.gift_id = ${gifts.id})`.mapWith(
          (text) => cents(BigInt(text)),
        ),
      giftDate: gifts.giftDate,
      createdAt: gifts.createdAt,
      fundNames: fundNamesOf,
      campaignName: campaigns.name,
      receiptNumber: receipts.number,
      isGrant: sql<boolean>`${gifts.channel} = 'daf'`,
      isAnonymous: gifts.isAnonymous,
      publicName: gifts.publicName,
      property: propertyOfGift,
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
    .$dynamic()
}

function isOwn(person: Person): SQL | undefined {
  return and(eq(donors.personId, person.id), notInArray(gifts.state, ['expired', 'failed']))
}

/** The funds of a gift, as words. Names the table itself: drizzle leaves it out of a select from one table, also inside a sub-query. */
export const fundNamesOf = sql<string>`(select string_agg(f.name, ', ' order by f.position, f.id) from gift_split s join fund f on f.id = s.fund_id where s.gift_id = "gift"."id")`
