import { sql } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'

/** Someone who gave and chose a name to show. `circle` follows from what she gave in all; the sum itself stays with us. */
export type Backer = { name: string; circle: 'large' | 'normal'; since: Date }

/** From this sum on a name is set large. */
const largeFrom = 100_000n

/**
 * The names on the wall, largest first, then by how long they have been here. Read from the view of public gifts, so that
 * only a name its owner chose can come out.
 */
export async function readBackers(reads: Reads, most: number): Promise<{ backers: Backer[]; more: number }> {
  const rows = await reads.execute<{ name: string; is_large: boolean; since: string; of: string }>(sql`
    select public_name as name, sum(greatest(gift_amount - refunded, 0)) >= ${largeFrom.toString()}::bigint as is_large,
      min(settled_at)::text as since, (count(*) over ())::text as of
    from public_gift group by public_name order by 2 desc, min(settled_at), public_name limit ${most}`)
  return {
    backers: rows.map((row) => ({
      name: row.name,
      circle: row.is_large ? 'large' : 'normal',
      since: new Date(row.since),
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
