import { and, asc, eq, sql } from 'drizzle-orm'
import { readGuarded } from '#app/domain/ledger/read-balances.server.ts'
import { type AccountTotal, readTotals } from '#app/domain/ledger/read-totals.server.ts'
import { mostCounted } from '#app/units/count.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, cents } from '#app/units/money.ts'
import type { Reads } from '#db/client.server.ts'
import { funds } from '#db/schema/giving.ts'
import { kept } from './kept-gifts.server.ts'

export type Fund = {
  id: Id<'fnd'>
  slug: string
  name: string
  purpose: string
  restriction: 'none' | 'purpose' | 'time'
  isOpen: boolean
  position: number
}

/** Funds one can give to, in the lab's order. */
export async function readOpenFunds(reads: Reads): Promise<Fund[]> {
  return reads.select(columns).from(funds).where(eq(funds.isOpen, true)).orderBy(asc(funds.position), asc(funds.id))
}

export async function readFund(reads: Reads, id: Id<'fnd'>): Promise<Fund | null> {
  const [fund] = await reads.select(columns).from(funds).where(eq(funds.id, id))
  return fund ?? null
}

export type FundMoney = Fund & {
  /** Received and kept: refunds subtracted. */
  received: Cents
  /** Gifts here now; one more than `mostCounted` when there are more. */
  gifts: number
  /** Not spent on hours yet: the journal's guarded balance. */
  left: Cents
}

/** Every fund with what came in and what is left of it, from kept totals: the cost does not grow with the gifts. */
export async function readFundMoney(reads: Reads): Promise<FundMoney[]> {
  const all = await readFunds(reads)
  const [totals, left, counts] = await Promise.all([
    readTotals(reads, { kinds: ['gifts', 'property-gains'] }),
    readGuarded(
      reads,
      all.map((fund) => guardOf(fund.id)),
    ),
    countGifts(reads),
  ])
  return all.map((fund) => ({
    ...fund,
    received: receivedOf(totals, fund.id),
    gifts: counts.get(fund.id) ?? 0,
    left: cents(left.get(guardOf(fund.id)) ?? 0n),
  }))
}

/** What came, and what property brought beyond its fair value. */
function receivedOf(totals: readonly AccountTotal[], fundId: Id<'fnd'>): Cents {
  const own = totals.filter((total) => total.ownerId === fundId)
  return cents(own.reduce((sum, { balance }) => sum - balance, 0n))
}

/** Every fund, closed ones too, in the lab's order. */
export async function readFunds(reads: Reads): Promise<Fund[]> {
  return reads.select(columns).from(funds).orderBy(asc(funds.position), asc(funds.id))
}

async function countGifts(reads: Reads): Promise<Map<Id<'fnd'>, number>> {
  const rows = await reads.execute<{ id: Id<'fnd'>; gifts: number }>(sql`
    select f.id, counted.gifts from fund f cross join lateral (select count(*)::int as gifts from (
      select from gift_split s join gift g on g.id = s.gift_id
      where s.fund_id = f.id and g.state in ${kept} limit ${mostCounted + 1}) few) counted`)
  return new Map(rows.map((row) => [row.id, row.gifts]))
}

/** Whether money was ever given to a fund, before these books or in them: then its restriction is a promise to its givers. */
export async function hasGifts(reads: Reads, id: Id<'fnd'>): Promise<boolean> {
  const rows = await reads.execute(sql`select from gift_split s join gift g on g.id = s.gift_id
    where s.fund_id = ${id} and g.settled_at is not null limit 1`)
  return rows.length > 0
}

export async function findFundBySlug(reads: Reads, slug: string): Promise<Fund | null> {
  const [fund] = await reads
    .select(columns)
    .from(funds)
    .where(and(eq(funds.slug, slug)))
  return fund ?? null
}

function guardOf(id: Id<'fnd'>): string {
  return `fund:${id}`
}

const columns = {
  id: funds.id,
  slug: funds.slug,
  name: funds.name,
  purpose: funds.purpose,
  restriction: funds.restriction,
  isOpen: funds.isOpen,
  position: funds.position,
}
