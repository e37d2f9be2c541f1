import { type SQL, sql } from 'drizzle-orm'
import type { Waiting } from '#app/domain/activity/waiting.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { Reads } from '#db/client.server.ts'
import { mayModerate } from '../policy.ts'

export type WallName = {
  name: string
  since: Date
  gifts: number
  /** Null while nobody has looked at it: it is shown meanwhile, without a link. */
  decided: { isHidden: boolean; link: string | null; at: Date } | null
}
export const wallViews = ['new', 'shown', 'hidden'] as const
export type WallView = (typeof wallViews)[number]

const looks: Record<WallView, SQL> = {
  new: sql`w.name is null`,
  shown: sql`not w.is_hidden`,
  hidden: sql`w.is_hidden`,
}

/** Names that givers chose to show, for staff: the newest first. Null for who may not decide about them. */
export async function readWall(reads: Reads, person: Person, view: WallView): Promise<WallName[] | null> {
  if (!mayModerate(person)) return null
  return readNames(reads, looks[view])
}

export async function readWallName(reads: Reads, person: Person, name: string): Promise<WallName | null> {
  if (!mayModerate(person)) return null
  return (await readNames(reads, sql`g.public_name = ${name}`))[0] ?? null
}

type Row = {
  name: string
  since: string
  gifts: string
  is_hidden: boolean | null
  link: string | null
  decided_at: string | null
}

async function readNames(reads: Reads, where: SQL): Promise<WallName[]> {
  const rows = await reads.execute<Row>(sql`
    select g.public_name as name, min(g.settled_at)::text as since, count(*)::text as gifts, w.is_hidden, w.link,
      w.decided_at::text as decided_at
    from gift g left join wall_entry w on w.name = g.public_name
    where g.public_name is not null and not g.is_anonymous and g.settled_at is not null and ${where}
    group by g.public_name, w.name order by min(g.settled_at) desc, g.public_name limit 200`)
  return rows.map((row) => ({
    name: row.name,
    since: new Date(row.since),
    gifts: Number(row.gifts),
    decided: row.decided_at ? { isHidden: row.is_hidden === true, link: row.link, at: new Date(row.decided_at) } : null,
  }))
}

/** One line of the inbox for all names nobody has looked at. */
export async function readWallWaiting(reads: Reads, person: Person): Promise<Waiting[]> {
  if (!mayModerate(person)) return []
  const [row] = await reads.execute<{ count: string; since: string | null }>(sql`
    select count(distinct p.public_name)::text as count, min(p.settled_at)::text as since from public_gift p
    where not exists (select from wall_entry w where w.name = p.public_name)`)
  if (!row?.since) return []
  const title = row.count === '1' ? 'One new name among the backers' : `${row.count} new names among the backers`
  return [{ act: 'moderate-backers', at: 'new', title, detail: '', since: new Date(row.since) }]
}
