import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { closePlaces, forgetLogos, holdOwnDonor, readOpenPlaces } from './hold-places.server.ts'

/** A backer leaves the wall: what is shown goes at once, what waits is forgotten, pictures and all. Names of single gifts stay as each says. */
export async function withdrawWallPlace(
  world: Touches<'db' | 'clock' | 'ids' | 'files'>,
  person: Person,
  { donorId, requestId }: { donorId: Id<'dnr'>; requestId?: string | undefined },
): Promise<Outcome<undefined, 'not-yours' | 'none'>> {
  const at = world.clock.now()
  const outcome = await world.db.transaction(async (tx) => {
    if (!(await holdOwnDonor(tx, person, donorId))) return refuse('not-yours')
    const open = await readOpenPlaces(tx, donorId)
    if (open.length === 0) return refuse('none')
    const left = await closePlaces(tx, open, 'taken_back')
    await recordHappening(
      tx,
      { ids: world.ids, at, actor: actorOf(person, requestId) },
      { kind: 'wall-place-taken-back', subject: { type: 'donor', id: donorId }, after: { places: open.length } },
    )
    return done(left)
  })
  if (!outcome.ok) return outcome
  await forgetLogos(world, outcome.value)
  return done()
}
