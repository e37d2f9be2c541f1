import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { donors } from '#db/schema/giving.ts'
import { wallPlaces } from '#db/schema/wall.ts'

export type PlaceRow = typeof wallPlaces.$inferSelect

/** Whether a donor is this person's own; locked until the commit, so that its places change one after another. */
export async function holdOwnDonor(tx: Tx, person: Person, donorId: Id<'dnr'>): Promise<boolean> {
  const [donor] = await tx
    .select({ id: donors.id })
    .from(donors)
    .where(and(eq(donors.id, donorId), eq(donors.personId, person.id), isNull(donors.mergedInto)))
    .for('update')
  return donor !== undefined
}

/** A donor's places that wait or are shown, the latest first. */
export function readOpenPlaces(tx: Tx, donorId: Id<'dnr'>): Promise<PlaceRow[]> {
  return tx
    .select()
    .from(wallPlaces)
    .where(and(eq(wallPlaces.donorId, donorId), inArray(wallPlaces.state, ['waiting', 'shown'])))
    .orderBy(desc(wallPlaces.id))
}

export type Closed = Pick<PlaceRow, 'decidedAt' | 'decidedBy' | 'reason'>

/** Ends places: nobody sees them any more, and their pictures are let go. Answers the keys of the files that may be left over. */
export async function closePlaces(
  tx: Tx,
  places: readonly PlaceRow[],
  state: 'refused' | 'taken_down' | 'replaced' | 'taken_back',
  decided: Partial<Closed> = {},
): Promise<string[]> {
  if (places.length === 0) return []
  const noLogo = { logoKey: null, logoType: null, logoSha256: null, logoWidth: null, logoHeight: null }
  await tx
    .update(wallPlaces)
    .set({ state, ...noLogo, ...decided })
    .where(
      inArray(
        wallPlaces.id,
        places.map(({ id }) => id),
      ),
    )
  return places.flatMap(({ logoKey }) => logoKey ?? [])
}

/** The pictures of these donors' places. */
export async function readLogoKeys(tx: Tx, donorIds: readonly Id<'dnr'>[]): Promise<string[]> {
  const rows = await tx
    .select({ key: wallPlaces.logoKey })
    .from(wallPlaces)
    .where(inArray(wallPlaces.donorId, [...donorIds]))
  return rows.flatMap(({ key }) => key ?? [])
}

/** Removes files that no place has any more. After the commit: a file is gone for good. What it does not come to, `sweepLogos` finds. */
export async function forgetLogos(world: Touches<'db' | 'files'>, keys: readonly string[]): Promise<void> {
  for (const key of new Set(keys)) {
    const [used] = await world.db.execute(sql`select from wall_place where logo_key = ${key} limit 1`)
    if (!used) await world.files.remove(key)
  }
}
