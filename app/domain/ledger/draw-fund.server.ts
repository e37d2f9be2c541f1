import { and, eq, sql } from 'drizzle-orm'
import type { Ids } from '#app/domain/world.ts'
import { groupBy } from '#app/units/group.ts'
import type { Id } from '#app/units/id.ts'
import { addCents, type Cents } from '#app/units/money.ts'
import type { Tx } from '#db/client.server.ts'
import { fundDraws, lotCovers } from '#db/schema/impact.ts'
import { guardedBalances } from '#db/schema/ledger.ts'
import { type Draw, type Gap, type Purse, planDraws, planReturns } from './draw.ts'

/**
 * Brings a fund's draws in order, in the caller's transaction: gifts whose money went back are given back by the newest
 * lots they paid, then every lot not covered takes the oldest undrawn gifts. Call it after a purchase is posted and after
 * a gift's money came or went back; a second call changes nothing. Waits its turn on the fund, so no money is drawn twice.
 */
export async function drawFund(tx: Tx, by: { ids: Ids; at: Date }, fundId: Id<'fnd'>): Promise<void> {
  const [guard] = await tx
    .select({ key: guardedBalances.key })
    .from(guardedBalances)
    .where(and(eq(guardedBalances.key, `fund:${fundId}`), eq(guardedBalances.asset, 'USD')))
    .for('update')
  if (!guard) return
  const returns: Draw[] = []
  for (const { giftId, excess } of await readExcess(tx, fundId)) {
    returns.push(...planReturns(excess, await readPaid(tx, fundId, giftId)))
  }
  await write(tx, by, fundId, returns)
  const gaps = await readGaps(tx, fundId)
  if (gaps.length === 0) return
  const missing = gaps.reduce<bigint>((sum, gap) => sum + gap.missing, 0n)
  await write(tx, by, fundId, planDraws(gaps, await readPurses(tx, fundId, missing)))
}

/** Gifts of the fund that paid more than is left of them. Only a gift with money gone back can be one. */
async function readExcess(tx: Tx, fundId: Id<'fnd'>): Promise<{ giftId: Id<'gft'>; excess: bigint }[]> {
  const rows = await tx.execute<{ gift: Id<'gft'>; excess: string }>(sql`
    select drawn.gift_id as gift, (drawn.amount - m.available)::text as excess
    from (select g.id as gift_id, sum(d.amount) as amount from gift g join fund_draw d on d.gift_id = g.id
      where (g.refunded > 0 or g.state = 'lost') and d.fund_id = ${fundId} group by g.id) drawn
    cross join lateral (select available from gift_money where gift_id = drawn.gift_id and fund_id = ${fundId}) m
    where drawn.amount > m.available order by drawn.gift_id`)
  return rows.map((row) => ({ giftId: row.gift, excess: BigInt(row.excess) }))
}

/** What one gift paid for each lot of the fund, the newest purchase first. */
async function readPaid(tx: Tx, fundId: Id<'fnd'>, giftId: Id<'gft'>): Promise<Draw[]> {
  const rows = await tx.execute<{ lot: Id<'lot'>; amount: string }>(sql`
    select d.lot_id as lot, sum(d.amount)::text as amount from fund_draw d join supply_lot l on l.id = d.lot_id
    where d.fund_id = ${fundId} and d.gift_id = ${giftId}
    group by d.lot_id, l.published_at having sum(d.amount) > 0 order by l.published_at desc, d.lot_id desc`)
  return rows.map((row) => ({ lotId: row.lot, giftId, amount: BigInt(row.amount) as Cents }))
}

/** Lots of the fund whose price is not covered, the oldest purchase first. */
async function readGaps(tx: Tx, fundId: Id<'fnd'>): Promise<Gap[]> {
  const rows = await tx.execute<{ lot: Id<'lot'>; missing: string }>(sql`
    select l.id as lot, (l.cost - coalesce(c.drawn, 0))::text as missing
    from supply_lot l left join lot_cover c on c.lot_id = l.id
    where l.fund_id = ${fundId} and l.source = 'purchased' and l.cost > coalesce(c.drawn, 0)
    order by l.published_at, l.id`)
  return rows.map((row) => ({ lotId: row.lot, missing: BigInt(row.missing) as Cents }))
}

/** Gifts with undrawn money, in the order they arrived, only as many as it takes. */
async function readPurses(tx: Tx, fundId: Id<'fnd'>, missing: bigint): Promise<Purse[]> {
  const rows = await tx.execute<{ gift: Id<'gft'>; left: string }>(sql`
    select gift_id as gift, available::text as "left" from (
      select m.gift_id, m.settled_at, m.available - coalesce(d.amount, 0) as available,
        sum(m.available - coalesce(d.amount, 0)) over (order by m.settled_at, m.gift_id) as upto
      from gift_money m left join (select gift_id, sum(amount) as amount from fund_draw where fund_id = ${fundId} group by gift_id) d
        on d.gift_id = m.gift_id
      where m.fund_id = ${fundId} and m.available > coalesce(d.amount, 0)) purse
    where upto - available < ${missing.toString()}::bigint order by settled_at, gift_id`)
  return rows.map((row) => ({ giftId: row.gift, left: BigInt(row.left) as Cents }))
}

async function write(tx: Tx, by: { ids: Ids; at: Date }, fundId: Id<'fnd'>, draws: readonly Draw[]): Promise<void> {
  const rows = draws.map((draw) => ({
    id: by.ids.next('drw'),
    fundId,
    ...draw,
    reason: draw.amount > 0n ? ('drawn' as const) : ('given_back' as const),
    drawnAt: by.at,
  }))
  for (let from = 0; from < rows.length; from += 1000) await tx.insert(fundDraws).values(rows.slice(from, from + 1000))
  for (const [lotId, own] of groupBy(draws, (draw) => draw.lotId)) {
    const drawn = addCents(...own.map((draw) => draw.amount))
    await tx
      .insert(lotCovers)
      .values({ lotId, drawn })
      .onConflictDoUpdate({ target: lotCovers.lotId, set: { drawn: sql`${lotCovers.drawn} + excluded.drawn` } })
  }
}
