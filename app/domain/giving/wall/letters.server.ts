import { eq } from 'drizzle-orm'
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

/** What a backer reads when staff have decided about her place on the wall. Null once it is erased. */
export async function gatherWallPlace(world: Touches<'db' | 'lab'>, placeId: string): Promise<WallPlaceProps | null> {
  const [place] = await world.db
    .select()
    .from(wallPlaces)
    .where(eq(wallPlaces.id, placeId as Id<'wpl'>))
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
