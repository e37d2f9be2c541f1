import { type PlaceView, placeViews } from '#app/domain/giving/wall/read-places.server.ts'
import { type WallView, wallViews } from '#app/domain/giving/wall/read-wall.server.ts'
import { paths } from '#app/paths.ts'

const placeWords: Record<PlaceView, string> = { waiting: 'Asked for', shown: 'With a place' }
const nameWords: Record<WallView, string> = { new: 'Names not looked at', shown: 'Names shown', hidden: 'Names hidden' }

/** The lists of the wall for staff: places that backers asked for, and names of single gifts. */
export function wallTabs(current: { places: PlaceView } | { names: WallView }) {
  return [
    ...placeViews.map((one) => ({
      to: paths.admin.wallPlaces(one),
      label: placeWords[one],
      isCurrent: 'places' in current && current.places === one,
    })),
    ...wallViews.map((one) => ({
      to: paths.admin.backers(one),
      label: nameWords[one],
      isCurrent: 'names' in current && current.names === one,
    })),
  ]
}
