import { and, asc, count, desc, eq, gt, gte, ilike, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import { type Leaf, leafOf } from '#app/domain/leaf.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { EuroCents } from '#app/units/euros.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, cents } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { campaigns, giftSplits, gifts } from '#db/schema/giving.ts'
import type { Channel } from './arrival.ts'
import type { GiftState } from './gift.ts'
import { mayReadGifts, maySeeAnonymous } from './policy.ts'
import { fundNamesOf } from './read-own-gifts.server.ts'

export type GiftFilter = {
  state?: GiftState
  fundId?: Id<'fnd'>
  donorId?: Id<'dnr'>
  from?: Day
  until?: Day
  /** Part of a name or address. */
  search?: string
}
export type GiftPage = Leaf<Id<'gft'>>

export type GiftLine = {
  id: Id<'gft'>
  state: GiftState
  gross: Cents
  /** What was given in euros, and the dollars for one when they arrived; null for a gift in dollars. */
  euros: EuroCents | null
  euroRate: string | null
  feeCover: Cents
  refunded: Cents
  giftDate: Day | null
  channel: Channel
  createdAt: Date
  fundNames: string
  campaignName: string | null
  isAnonymous: boolean
  /** It came with a file of other books. */
  isImported: boolean
  /** Its money is from before these books: no fund can spend it. */
  isEarlier: boolean
  /** Null when this reader may not know who gave. */
  giver: { donorId: Id<'dnr'>; name: string; email: string | null } | null
}

export type GiftList = { gifts: GiftLine[]; hasNewer: boolean; hasOlder: boolean }

/** Gifts by filter, newest first, by cursor; null for someone who may not read gifts. Anonymous givers stay hidden from most. */
export async function readGifts(
  reads: Reads,
  person: Person,
  ask: { filter: GiftFilter; page: GiftPage },
): Promise<GiftList | null> {
  if (!mayReadGifts(person)) return null
  const { before, after, size } = ask.page
  const rows = await select(reads)
    .where(and(...conditions(person, ask.filter), before && lt(gifts.id, before), after && gt(gifts.id, after)))
    .orderBy(after ? asc(gifts.id) : desc(gifts.id))
    .limit(size + 1)
  const { rows: shown, ...more } = leafOf(rows, ask.page)
  return { gifts: shown.map((row) => lineOf(person, row)), ...more }
}

/** Gifts for machines, oldest first. */
export async function listGifts(
  reads: Reads,
  person: Person,
  page: { after: Id<'gft'> | null; size: number },
): Promise<GiftLine[]> {
  if (!mayReadGifts(person)) return []
  const rows = await select(reads)
    .where(page.after ? gt(gifts.id, page.after) : undefined)
    .orderBy(asc(gifts.id))
    .limit(page.size)
  return rows.map((row) => lineOf(person, row))
}

/** How many gifts wait because another amount was paid than asked; a hundred stand for more. */
export async function countQuarantined(reads: Reads): Promise<number> {
  const some = reads.select({ id: gifts.id }).from(gifts).where(eq(gifts.state, 'quarantined')).limit(100).as('some')
  const [row] = await reads.select({ count: count() }).from(some)
  return row?.count ?? 0
}

/** A gift as one line, for those who may read gifts. */
export async function readGiftLine(reads: Reads, person: Person, id: Id<'gft'>): Promise<GiftLine | null> {
  if (!mayReadGifts(person)) return null
  const [row] = await select(reads).where(eq(gifts.id, id))
  return row ? lineOf(person, row) : null
}

function select(reads: Reads) {
  return reads
    .select({
      gift: {
        id: gifts.id,
        state: gifts.state,
        gross: gifts.gross,
        euros: gifts.euros,
        euroRate: gifts.euroRate,
        feeCover: gifts.feeCover,
        refunded: gifts.refunded,
        giftDate: gifts.giftDate,
        createdAt: gifts.createdAt,
        isAnonymous: gifts.isAnonymous,
        channel: gifts.channel,
        isImported: sql<boolean>`${gifts.importId} is not null`,
        isEarlier: gifts.isEarlier,
      },
      giver: { donorId: gifts.donorId, name: gifts.giverName, email: gifts.giverEmail },
      fundNames: fundNamesOf,
      campaignName: campaigns.name,
    })
    .from(gifts)
    .leftJoin(campaigns, eq(campaigns.id, gifts.campaignId))
    .$dynamic()
}

type Row = Awaited<ReturnType<typeof select>>[number]

function lineOf(person: Person, { gift, giver, fundNames, campaignName }: Row): GiftLine {
  const isHidden = gift.isAnonymous && !maySeeAnonymous(person)
  return { ...gift, gross: cents(gift.gross), fundNames, campaignName, giver: isHidden ? null : giver }
}

/** A search must not find by a name what it may not show. */
function conditions(person: Person, filter: GiftFilter): (SQL | undefined)[] {
  const words = filter.search?.replace(/[\\%_]/g, '\\$&')
  const isShown = maySeeAnonymous(person) ? undefined : eq(gifts.isAnonymous, false)
  return [
    filter.state && eq(gifts.state, filter.state),
    filter.donorId && and(eq(gifts.donorId, filter.donorId), isShown),
    filter.from && gte(gifts.giftDate, filter.from),
    filter.until && lte(gifts.giftDate, filter.until),
    filter.fundId &&
      sql`exists (select from ${giftSplits} where ${giftSplits.giftId} = ${gifts.id} and ${giftSplits.fundId} = ${filter.fundId})`,
    words ? and(or(ilike(gifts.giverName, `%${words}%`), ilike(gifts.giverEmail, `%${words}%`)), isShown) : undefined,
  ]
}
