import { and, eq, inArray } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { paths } from '#app/paths.ts'
import type { Id } from '#app/units/id.ts'
import { wallPlaces } from '#db/schema/wall.ts'

export type WallPlaceProps = {
  labName: string
  legalName: string
  address: string
  contact: string
  name: string
  /** Why not; null when it is shown. */
  reason: string | null
  wallUrl: string
  ownUrl: string
}

type GatherWorld = Touches<'db' | 'lab'>
type State = typeof wallPlaces.$inferSelect.state

/** What a backer reads when staff have decided about her place on the wall. Null once it is erased, or stands otherwise than they decided. */
export function gatherWallPlaceDecided(world: GatherWorld, placeId: string): Promise<WallPlaceProps | null> {
  return gather(world, placeId, ['shown', 'refused'])
}

/** What a backer reads when her place was taken down. Null once it is erased. */
export function gatherWallPlaceTakenDown(world: GatherWorld, placeId: string): Promise<WallPlaceProps | null> {
  return gather(world, placeId, ['taken_down'])
}

async function gather(world: GatherWorld, placeId: string, states: State[]): Promise<WallPlaceProps | null> {
  const [place] = await world.db
    .select()
    .from(wallPlaces)
    .where(and(eq(wallPlaces.id, placeId as Id<'wpl'>), inArray(wallPlaces.state, states)))
  if (!place) return null
  const { lab } = world
  return {
    labName: lab.name,
    legalName: lab.legalName,
    address: lab.address,
    contact: lab.email,
    name: place.name,
    reason: place.reason,
    wallUrl: `${lab.origin}${paths.backers()}`,
    ownUrl: `${lab.origin}${paths.backer.wall()}`,
  }
}
