import { type SQL, sql } from 'drizzle-orm'
import { type Leaf, leafOf } from '#app/domain/leaf.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { mayModerate } from '../policy.ts'
import { type Logo, logoFile } from './logo.ts'
import { hasStanding } from './standing.server.ts'

/** A logo as a page shows it. */
export type ShownLogo = { file: string; width: number; height: number }

export type Place = {
  id: Id<'wpl'>
  donorId: Id<'dnr'>
  name: string
  link: string | null
  logo: ShownLogo | null
  state: 'waiting' | 'shown' | 'refused' | 'taken_down'
  askedAt: Date
  decidedAt: Date | null
  reason: string | null
}

/** How one of a person's donors stands: what is shown, what waits, and the last answer that was a no. */
export type OwnPlaces = {
  donorId: Id<'dnr'>
  donorName: string
  /** Whether there is anything to stand there for. */
  stands: boolean
  shown: Place | null
  waiting: Place | null
  /** Only while nothing was asked since. */
  refused: Place | null
}

/** What a person asked for her donors. */
export async function readOwnPlaces(reads: Reads, person: Person): Promise<OwnPlaces[]> {
  const own = await reads.execute<{ id: Id<'dnr'>; name: string; stands: boolean }>(sql`
    select d.id, d.name, ${hasStanding(sql`d.id`)} as stands from donor d
    where d.person_id = ${person.id} and d.merged_into is null order by d.id`)
  const places = await readPlaces(
    reads,
    sql`p.donor_id in (select id from donor where person_id = ${person.id})
    and p.state in ('waiting', 'shown', 'refused', 'taken_down')`,
  )
  return own.map(({ id, name, stands }) => {
    const hers = places.filter(({ donorId }) => donorId === id)
    const last = hers[0]
    return {
      donorId: id,
      donorName: name,
      stands,
      shown: hers.find(({ state }) => state === 'shown') ?? null,
      waiting: hers.find(({ state }) => state === 'waiting') ?? null,
      refused: last && (last.state === 'refused' || last.state === 'taken_down') ? last : null,
    }
  })
}

export const placeViews = ['waiting', 'shown'] as const
export type PlaceView = (typeof placeViews)[number]

export type PlaceList = { places: Place[]; hasPrevious: boolean; hasNext: boolean }

/** Places for staff by cursor, those that wait longest first, or the latest that are shown. Null for who may not decide about them. */
export async function readPlacesFor(
  reads: Reads,
  person: Person,
  { view, page }: { view: PlaceView; page: Leaf<Id<'wpl'>> },
): Promise<PlaceList | null> {
  if (!mayModerate(person)) return null
  const { before, after, size } = page
  const cursor = sql`${before ? sql`and p.id < ${before}` : sql``} ${after ? sql`and p.id > ${after}` : sql``}`
  const isRising = view === 'waiting'
  const read = await readPlaces(reads, sql`p.state = ${view} and ${hasStanding(sql`p.donor_id`)} ${cursor}`, {
    isRising: isRising ? !before : after !== undefined,
    most: size + 1,
  })
  // A list that rises goes on after its last row and back before its first: the mirror of one that falls.
  const { rows, hasNewer, hasOlder } = leafOf(read, isRising ? { size, before: after, after: before } : page)
  return { places: rows, hasPrevious: hasNewer, hasNext: hasOlder }
}

/** One place, and what is shown of its donor beside it. */
export async function readPlaceFor(
  reads: Reads,
  person: Person,
  id: Id<'wpl'>,
): Promise<{ place: Place; shown: Place | null } | null> {
  if (!mayModerate(person)) return null
  const stands = hasStanding(sql`p.donor_id`)
  const [place] = await readPlaces(reads, sql`p.id = ${id} and p.state in ('waiting', 'shown') and ${stands}`)
  if (!place) return null
  const [shown] = await readPlaces(reads, sql`p.donor_id = ${place.donorId} and p.state = 'shown' and p.id <> ${id}`)
  return { place, shown: shown ?? null }
}

/** A logo by its address: for everybody while it is shown; before, for whoever asked and for staff. */
export async function readLogo(
  world: Touches<'db' | 'files'>,
  person: Person | null,
  { sha256, type }: { sha256: string; type: Logo['type'] },
): Promise<{ bytes: Uint8Array; isPublic: boolean } | null> {
  const [row] = await world.db.execute<{ logo_key: string; is_public: boolean; is_hers: boolean }>(sql`
    select p.logo_key, p.state = 'shown' and ${hasStanding(sql`p.donor_id`)} as is_public,
      exists (select from donor d where d.id = p.donor_id and d.person_id = ${person?.id ?? null}) as is_hers
    from wall_place p where p.logo_sha256 = ${sha256} and p.logo_type = ${type}
    order by is_public desc, is_hers desc, p.id limit 1`)
  if (!row || !(row.is_public || row.is_hers || (person && mayModerate(person)))) return null
  const bytes = await world.files.read(row.logo_key)
  // Taken away in the same moment.
  return bytes && { bytes, isPublic: row.is_public }
}

type Row = {
  id: Id<'wpl'>
  donor_id: Id<'dnr'>
  name: string
  link: string | null
  logo_type: Logo['type'] | null
  logo_sha256: string | null
  logo_width: number
  logo_height: number
  state: Place['state']
  asked_at: string
  decided_at: string | null
  reason: string | null
}

async function readPlaces(reads: Reads, where: SQL, { isRising = false, most = 200 } = {}): Promise<Place[]> {
  const rows = await reads.execute<Row>(sql`
    select p.id, p.donor_id, p.name, p.link, p.logo_type, p.logo_sha256, p.logo_width, p.logo_height, p.state,
      p.asked_at::text as asked_at, p.decided_at::text as decided_at, p.reason
    from wall_place p where ${where} order by p.id ${isRising ? sql`asc` : sql`desc`} limit ${most}`)
  return rows.map((row) => ({
    id: row.id,
    donorId: row.donor_id,
    name: row.name,
    link: row.link,
    logo: logoIn(row),
    state: row.state,
    askedAt: new Date(row.asked_at),
    decidedAt: row.decided_at ? new Date(row.decided_at) : null,
    reason: row.reason,
  }))
}

type LogoCells = Pick<Row, 'logo_type' | 'logo_sha256' | 'logo_width' | 'logo_height'>

/** The logo of a row that may have one. */
export function logoIn({ logo_type, logo_sha256, logo_width, logo_height }: LogoCells): ShownLogo | null {
  if (!logo_type || !logo_sha256) return null
  return { file: logoFile({ sha256: logo_sha256, type: logo_type }), width: logo_width, height: logo_height }
}
