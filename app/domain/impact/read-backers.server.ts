import { sql } from 'drizzle-orm'
import { kept } from '#app/domain/giving/kept-gifts.server.ts'
import { logoIn, type ShownLogo } from '#app/domain/giving/wall/read-places.server.ts'
import { type Tier, tierOf, tiers } from '#app/domain/giving/wall/wall-entry.ts'
import { type GpuSeconds, gpuSeconds } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'

/** Someone who gave and chose a name to show. The tier follows from what was given in all; the sum itself stays with us. */
export type Backer = {
  /** Of the place she asked for, or the name itself. */
  id: string
  name: string
  tier: Tier
  since: Date
  link: string | null
  logo: ShownLogo | null
}

const reached = tiers.map(({ from }) => sql`(sum(s.given) >= ${from.toString()}::bigint)::int`)
/** How many tiers a name has reached. */
const byTier = sql.join(reached, sql` + `)

/** The place of each donor who asked for one and whom staff show; of several, as after a merge, the latest. */
const placed = sql`(select distinct on (p.donor_id) p.* from wall_place p where p.state = 'shown' order by p.donor_id, p.id desc)`

/**
 * The names on the wall, largest first, then by how long they have been here. Names of single gifts are read from the view of public
 * gifts, so that only one its owner chose, and staff did not hide, can come out. A backer with a place stands there with all gifts that are
 * not anonymous; how large, follows from those for which a name is shown. A page begins after the backer with this id; after one that is gone
 * there is nothing.
 */
export async function readBackers(
  reads: Reads,
  { size, after }: { size: number; after?: string | undefined },
): Promise<{ backers: Backer[]; hasMore: boolean }> {
  const rows = await reads.execute<BackerRow>(sql`
    with placed as ${placed}, shown as (
      select l.id, l.name, l.link, l.logo_type, l.logo_sha256, l.logo_width, l.logo_height, g.settled_at,
        case when g.public_name is null then 0 else greatest(g.gift_amount - g.refunded, 0) end as given
      from placed l join gift g on g.donor_id = l.donor_id where not g.is_anonymous and g.state in ${kept}
      union all
      select p.public_name, p.public_name, w.link, null, null, null, null, p.settled_at, greatest(p.gift_amount - p.refunded, 0)
      from public_gift p left join wall_entry w on w.name = p.public_name
      where p.gift_id not in (select g.id from placed l join gift g on g.donor_id = l.donor_id)),
    wall as (
      select s.id, s.name, s.link, s.logo_type, s.logo_sha256, s.logo_width, s.logo_height,
        sum(s.given)::text as total, min(s.settled_at)::text as since, (-(${byTier}), min(s.settled_at), s.name, s.id) as place
      from shown s group by 1, 2, 3, 4, 5, 6, 7)
    select * from wall where ${after ? sql`place > (select place from wall where id = ${after})` : sql`true`}
    order by place limit ${size + 1}`)
  return { backers: rows.slice(0, size).map(backerOf), hasMore: rows.length > size }
}

type BackerRow = Parameters<typeof logoIn>[0] & {
  id: string
  name: string
  total: string
  since: string
  link: string | null
}

function backerOf(row: BackerRow): Backer {
  const { id, name, link, total, since } = row
  return { id, name, tier: tierOf(BigInt(total)), since: new Date(since), link, logo: logoIn(row) }
}

/** A company that gave GPU-hours in kind and is named: what it delivered, by class. */
export type HoursGiver = Pick<Backer, 'id' | 'name' | 'link' | 'logo'> & {
  hours: { gpuClass: string; seconds: GpuSeconds }[]
}

type HoursRow = Omit<BackerRow, 'total' | 'since'> & { gpu_class: string; seconds: string }

/**
 * Named givers of hours that are here, those of the most hours first, as their place says where they have one; a name that staff hid on
 * the wall is not told here either.
 */
export async function readHoursGivers(reads: Reads): Promise<HoursGiver[]> {
  const rows = await reads.execute<HoursRow>(sql`
    with placed as ${placed}, shown as (
      select coalesce(l.id, h.public_name) as id, coalesce(l.name, h.public_name) as name,
        case when l.id is null then w.link else l.link end as link,
        l.logo_type, l.logo_sha256, l.logo_width, l.logo_height, h.gpu_class, h.delivered
      from hours_pledge h left join placed l on l.donor_id = h.donor_id left join wall_entry w on w.name = h.public_name
      where (l.id is not null and h.delivered > 0 and not h.is_anonymous) or (l.id is null and ${isNamed}))
    select s.id, s.name, s.link, s.logo_type, s.logo_sha256, s.logo_width, s.logo_height, s.gpu_class, sum(s.delivered)::text as seconds
    from shown s group by 1, 2, 3, 4, 5, 6, 7, 8
    order by sum(sum(s.delivered)) over (partition by s.id) desc, s.name, s.id, s.gpu_class limit 400`)
  const givers = new Map<string, HoursGiver>()
  for (const row of rows) {
    const { id, name, link } = row
    const giver = givers.get(id) ?? { id, name, link, logo: logoIn(row), hours: [] }
    giver.hours.push({ gpuClass: row.gpu_class, seconds: gpuSeconds(BigInt(row.seconds)) })
    givers.set(id, giver)
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
