import { sql } from 'drizzle-orm'
import { type Tier, tierOf, tiers } from '#app/domain/giving/wall/wall-entry.ts'
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

/** Public names among those whose gifts paid for some lots, the largest parts first. */
export async function readBackersOfLots(reads: Reads, lotIds: readonly Id<'lot'>[], most: number): Promise<string[]> {
  if (lotIds.length === 0) return []
  const rows = await reads.execute<{ name: string }>(sql`
    select p.public_name as name from fund_draw d join public_gift p on p.gift_id = d.gift_id
    where d.lot_id in ${lotIds} group by p.public_name having sum(d.amount) > 0
    order by sum(d.amount) desc, p.public_name limit ${most}`)
  return rows.map((row) => row.name)
}
