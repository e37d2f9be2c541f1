import { type SQL, sql } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Stretch } from '#app/units/share.ts'
import type { Reads } from '#db/client.server.ts'

/** The gifts a trace may be about. A person's are those of every donor she is. */
export type GiftScope =
  | { giftId: Id<'gft'> }
  | { donorId: Id<'dnr'> }
  | { personId: Id<'psn'> }
  | { campaignId: Id<'cmp'> }

/** A stretch of a lot's price, and the gift that paid it. */
export type PaidStretch = Stretch & { lotId: Id<'lot'>; giftId: Id<'gft'> }

/** Where the gifts in question lie on the price of each lot they paid, in the order their money arrived. */
export async function readStretches(reads: Reads, scope: GiftScope): Promise<PaidStretch[]> {
  const isOurs = isIn(scope)
  const rows = await reads.execute<{
    lot: Id<'lot'>
    gift: Id<'gft'>
    before: string
    part: string
    cost: string
  }>(sql`
    with paid as (
      select d.lot_id, d.gift_id, sum(d.amount) as amount from fund_draw d
      where d.lot_id in (select own.lot_id from fund_draw own join gift g on g.id = own.gift_id where ${isOurs})
      group by d.lot_id, d.gift_id having sum(d.amount) > 0),
    placed as (
      select p.lot_id, p.gift_id, p.amount, sum(p.amount) over (partition by p.lot_id order by g.settled_at, g.id) as upto
      from paid p join gift g on g.id = p.gift_id)
    select p.lot_id as lot, p.gift_id as gift, (p.upto - p.amount)::text as before, p.amount::text as part, l.cost::text as cost
    from placed p join gift g on g.id = p.gift_id join supply_lot l on l.id = p.lot_id
    where ${isOurs} order by p.lot_id, p.upto`)
  return rows.map((row) => ({
    lotId: row.lot,
    giftId: row.gift,
    before: BigInt(row.before),
    part: BigInt(row.part),
    whole: BigInt(row.cost),
  }))
}

function isIn(scope: GiftScope): SQL {
  if ('giftId' in scope) return sql`g.id = ${scope.giftId}`
  if ('donorId' in scope) return sql`g.donor_id = ${scope.donorId}`
  if ('personId' in scope) return sql`g.donor_id in (select id from donor where person_id = ${scope.personId})`
  return sql`g.campaign_id = ${scope.campaignId}`
}
