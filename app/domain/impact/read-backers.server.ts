import { sql } from 'drizzle-orm'
import { type Tier, tierOf, tiers } from '#app/domain/giving/wall/wall-entry.ts'
import { type GpuSeconds, gpuSeconds } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'

/** Someone who gave and chose a name to show. The tier follows from what was given in all; the sum itself stays with us. */
export type Backer = { name: string; tier: Tier; since: Date; link: string | null }

const reached = tiers.map(
  ({ from }) => sql`(sum(greatest(p.gift_amount - p.refunded, 0)) >= ${from.toString()}::bigint)::int`,
)
/** How many tiers a name has reached. */
const byTier = sql.join(reached, sql` + `)

/**
 * The names on the wall, largest first, then by how long they have been here. Read from the view of public gifts, so that
 * only a name its owner chose, and staff did not hide, can come out.
 */
export async function readBackers(reads: Reads, most: number): Promise<{ backers: Backer[]; more: number }> {
  const rows = await reads.execute<{ name: string; total: string; since: string; link: string | null; of: string }>(sql`
    select p.public_name as name, sum(greatest(p.gift_amount - p.refunded, 0))::text as total,
      min(p.settled_at)::text as since, w.link, (count(*) over ())::text as of
    from public_gift p left join wall_entry w on w.name = p.public_name
    group by p.public_name, w.link
    order by ${byTier} desc, min(p.settled_at), p.public_name limit ${most}`)
  return {
    backers: rows.map((row) => ({
      name: row.name,
      tier: tierOf(BigInt(row.total)),
      since: new Date(row.since),
      link: row.link,
    })),
    more: Math.max(0, Number(rows[0]?.of ?? 0) - rows.length),
  }
}

/** A company that gave GPU-hours in kind and is named: what it delivered, by class. */
export type HoursGiver = { name: string; hours: { gpuClass: string; seconds: GpuSeconds }[] }

/** Named givers of hours that are here, those of the most hours first; a name that staff hid on the wall is not told here either. */
export async function readHoursGivers(reads: Reads): Promise<HoursGiver[]> {
  const rows = await reads.execute<{ name: string; gpu_class: string; seconds: string }>(sql`
    select h.public_name as name, h.gpu_class, sum(h.delivered)::text as seconds from hours_pledge h
    where ${isNamed} group by h.public_name, h.gpu_class
    order by sum(sum(h.delivered)) over (partition by h.public_name) desc, h.public_name, h.gpu_class limit 400`)
  const givers = new Map<string, HoursGiver>()
  for (const { name, gpu_class: gpuClass, seconds } of rows) {
    const giver = givers.get(name) ?? { name, hours: [] }
    giver.hours.push({ gpuClass, seconds: gpuSeconds(BigInt(seconds)) })
    givers.set(name, giver)
  }
  return [...givers.values()]
}

const isNamed = sql`h.delivered > 0 and h.public_name is not null and not h.is_anonymous
  and not exists (select from wall_entry w where w.name = h.public_name and w.is_hidden)`

/** Public names among those whose gifts paid for some lots, or who gave them in kind: the largest parts of what was paid first. */
export async function readBackersOfLots(reads: Reads, lotIds: readonly Id<'lot'>[], most: number): Promise<string[]> {
  if (lotIds.length === 0) return []
  const rows = await reads.execute<{ name: string }>(sql`
    select name from (
      select p.public_name as name, sum(d.amount) as paid from fund_draw d join public_gift p on p.gift_id = d.gift_id
      where d.lot_id in ${lotIds} group by p.public_name having sum(d.amount) > 0
      union all select h.public_name, 0 from hours_delivery t join hours_pledge h on h.id = t.pledge_id
      where t.lot_id in ${lotIds} and ${isNamed}) shown
    group by name order by sum(paid) desc, name limit ${most}`)
  return rows.map((row) => row.name)
}
