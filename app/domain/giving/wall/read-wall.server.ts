import { type SQL, sql } from 'drizzle-orm'
import type { Waiting } from '#app/domain/activity/waiting.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { Reads } from '#db/client.server.ts'
import { mayModerate } from '../policy.ts'
import { readPlacesFor } from './read-places.server.ts'

export type WallName = {
  name: string
  /** When the name first stood there. */
  since: Date
  gifts: number
  /** Promises of GPU-hours of which something has come. */
  promises: number
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

/** So many names, those that come after one or the first ones. */
export type NamePage = { size: number; after?: string | undefined }

/** Names that givers chose to show, for staff: the newest first, page by page. Null for who may not decide about them. */
export async function readWall(
  reads: Reads,
  person: Person,
  { view, page }: { view: WallView; page: NamePage },
): Promise<{ names: WallName[]; hasMore: boolean } | null> {
  if (!mayModerate(person)) return null
  const read = await readNames(reads, looks[view], { ...page, size: page.size + 1 })
  return { names: read.slice(0, page.size), hasMore: read.length > page.size }
}

export async function readWallName(reads: Reads, person: Person, name: string): Promise<WallName | null> {
  if (!mayModerate(person)) return null
  return (await readNames(reads, sql`n.name = ${name}`, { size: 1 }))[0] ?? null
}

/**
 * Every name with something that is here: gifts, and hours that were delivered. Hours have no instant at which they came first; their
 * promise’s stands for it.
 */
const names = sql`(
  select g.public_name as name, g.settled_at as since, 1 as gifts, 0 as promises from gift g
  where g.public_name is not null and not g.is_anonymous and g.settled_at is not null
  union all select h.public_name, h.offered_at, 0, 1 from hours_pledge h
  where h.public_name is not null and not h.is_anonymous and h.delivered > 0)`

type Row = {
  name: string
  since: string
  gifts: string
  promises: string
  is_hidden: boolean | null
  link: string | null
  decided_at: string | null
}

/** Of two names that came at one instant, that of the earlier letter goes first. */
async function readNames(reads: Reads, where: SQL, { size, after }: NamePage): Promise<WallName[]> {
  const since = sql`(select min(c.since) from ${names} c where c.name = ${after ?? ''})`
  const isAfter = after ? sql`having min(n.since) < ${since} or (min(n.since) = ${since} and n.name > ${after})` : sql``
  const rows = await reads.execute<Row>(sql`
    select n.name, min(n.since)::text as since, sum(n.gifts)::text as gifts, sum(n.promises)::text as promises,
      w.is_hidden, w.link, w.decided_at::text as decided_at
    from ${names} n left join wall_entry w on w.name = n.name where ${where}
    group by n.name, w.name ${isAfter} order by min(n.since) desc, n.name limit ${size}`)
  return rows.map((row) => ({
    name: row.name,
    since: new Date(row.since),
    gifts: Number(row.gifts),
    promises: Number(row.promises),
    decided: row.decided_at ? { isHidden: row.is_hidden === true, link: row.link, at: new Date(row.decided_at) } : null,
  }))
}

/** The inbox: places that backers asked for, each by itself, and one line for all names nobody has looked at. */
export async function readWallWaiting(reads: Reads, person: Person): Promise<Waiting[]> {
  const list = await readPlacesFor(reads, person, { view: 'waiting', page: { size: 200 } })
  if (!list) return []
  const asked = list.places.map(({ id, name, askedAt }) => ({
    act: 'decide-wall-place' as const,
    at: id,
    title: name,
    detail: '',
    since: askedAt,
  }))
  const [row] = await reads.execute<{ count: string; since: string | null }>(sql`
    select count(distinct n.name)::text as count, min(n.since)::text as since from (
      select p.public_name as name, p.settled_at as since from public_gift p
      union all select h.public_name, h.offered_at from hours_pledge h
      where h.public_name is not null and not h.is_anonymous and h.delivered > 0) n
    where not exists (select from wall_entry w where w.name = n.name)`)
  if (!row?.since) return asked
  const title = row.count === '1' ? 'One new name among the backers' : `${row.count} new names among the backers`
  return [...asked, { act: 'moderate-backers', at: 'new', title, detail: '', since: new Date(row.since) }]
}
