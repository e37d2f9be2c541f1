import { claimDonors } from '#app/domain/giving/claim-donors.server.ts'
import { askWallPlace, type PlaceAsk } from '#app/domain/giving/wall/ask-wall-place.server.ts'
import { decideWallPlace } from '#app/domain/giving/wall/decide-wall-place.server.ts'
import { readOwnPlaces } from '#app/domain/giving/wall/read-places.server.ts'
import { drawLogo } from './draw-logo.ts'
import { type StoryWorld, told, weeksAgo } from './story-world.server.ts'

/** Ada asks to be shown with a logo that is too faint, then with a better one; a change of hers still waits. */
export function wallScenes(story: StoryWorld) {
  const mark = (ink: readonly [number, number, number]) => drawLogo({ width: 320, height: 160, ink })
  const place = { name: 'Ada Lovelace & Company', link: 'https://lovelace.example/' }
  const reason = 'The logo is too faint to be seen on white. Please send a darker one.'
  return [
    { at: weeksAgo(story.today, 20), tell: () => ask(story, { ...place, logo: mark([225, 225, 230]) }, { reason }) },
    {
      at: weeksAgo(story.today, 19),
      tell: () => ask(story, { ...place, logo: mark([30, 70, 140]) }, { reason: null }),
    },
    {
      at: weeksAgo(story.today, 0.4),
      tell: () => ask(story, { name: 'Lovelace & Babbage', link: null, logo: 'same' }),
    },
  ]
}

/** One place is asked for, and decided the same day: refused with a reason, or shown. */
async function ask(
  story: StoryWorld,
  words: Pick<PlaceAsk, 'name' | 'link' | 'logo'>,
  decided?: { reason: string | null },
): Promise<void> {
  const { ada, fay } = story.people
  await claimDonors(story, ada)
  const own = (await readOwnPlaces(story.db, ada)).find(({ stands }) => stands)
  if (!own) throw new Error('Ada has given nothing that may be shown')
  const { placeId } = told(await askWallPlace(story, ada, { donorId: own.donorId, ...words }))
  if (!decided) return
  const decision = decided.reason ? 'refuse' : 'show'
  told(await decideWallPlace(story, fay, { placeId, decision, ...decided }))
}
