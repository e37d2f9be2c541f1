import { and, asc, eq, sql } from 'drizzle-orm'
import { readGuarded } from '#app/domain/ledger/read-balances.server.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, cents } from '#app/units/money.ts'
import type { Reads } from '#db/client.server.ts'
import { funds } from '#db/schema/giving.ts'

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
  gifts: number
  /** Not spent on hours yet: the journal's guarded balance. */
  left: Cents
}

/** Every fund with what came in and what is left of it. */
export async function readFundMoney(reads: Reads): Promise<FundMoney[]> {
  const rows = await reads.execute<{ id: Id<'fnd'>; received: string; gifts: string }>(sql`
    select f.id, coalesce(sum(m.available), 0)::text as received, count(m.gift_id) filter (where m.available > 0)::text as gifts
    from fund f left join gift_money m on m.fund_id = f.id group by f.id`)
  const all = await reads.select(columns).from(funds).orderBy(asc(funds.position), asc(funds.id))
  const left = await readGuarded(
    reads,
    all.map((fund) => guardOf(fund.id)),
  )
  return all.map((fund) => {
    const row = rows.find((one) => one.id === fund.id)
    return {
      ...fund,
      received: cents(BigInt(row?.received ?? 0)),
      gifts: Number(row?.gifts ?? 0),
      left: cents(left.get(guardOf(fund.id)) ?? 0n),
    }
  })
}

/** Whether money was ever given to a fund: then its restriction is a promise to its givers. */
export async function hasGifts(reads: Reads, id: Id<'fnd'>): Promise<boolean> {
  const rows = await reads.execute(sql`select from gift_money where fund_id = ${id} limit 1`)
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
