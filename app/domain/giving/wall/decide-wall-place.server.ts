import { and, eq, inArray } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { type Actor, actorOf, type Person } from '#app/domain/people/person.ts'
import type { Ids, Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { donors } from '#db/schema/giving.ts'
import { people } from '#db/schema/people.ts'
import { wallPlaces } from '#db/schema/wall.ts'
import { mayModerate } from '../policy.ts'
import { closePlaces, forgetLogos, type PlaceRow, readOpenPlaces } from './hold-places.server.ts'

export type PlaceDecision = 'show' | 'refuse' | 'take-down'
export type DecidePlaceRefusal = 'not-allowed' | 'no-such-place' | 'no-reason' | 'decided-already'

type Ask = { placeId: Id<'wpl'>; decision: PlaceDecision; reason: string | null; requestId?: string | undefined }

/**
 * Decides about a place on the wall. Shown, it takes the place of what was shown before; refused with a reason, what was shown stays;
 * taken down with a reason, what is shown goes at once, its picture with it. Whoever asked is written to.
 */
export async function decideWallPlace(
  world: Touches<'db' | 'clock' | 'ids' | 'files'>,
  staff: Person,
  { placeId, decision, reason, requestId }: Ask,
): Promise<Outcome<undefined, DecidePlaceRefusal>> {
  if (!mayModerate(staff)) return refuse('not-allowed')
  const why = reason?.trim() || null
  if (decision !== 'show' && !why) return refuse('no-reason')
  const by = { ids: world.ids, at: world.clock.now(), actor: actorOf(staff, requestId) }
  const outcome = await world.db.transaction(async (tx) => {
    const place = await holdPlace(tx, placeId)
    if (!place) return refuse('no-such-place')
    if (place.state !== (decision === 'take-down' ? 'shown' : 'waiting')) return refuse('decided-already')
    const decided = { decidedAt: by.at, decidedBy: staff.id }
    const left = await move(tx, place, decision, { ...decided, reason: why })
    await tell(tx, by, place)
    const happening = { kind: 'wall-place-decided', subject: { type: 'donor', id: place.donorId } } as const
    await recordHappening(tx, by, { ...happening, before: { state: place.state }, after: { placeId, decision } })
    return done(left)
  })
  if (!outcome.ok) return outcome
  await forgetLogos(world, outcome.value)
  return done()
}

/** The donor first, as whoever asks does; then the place as it then is. */
async function holdPlace(tx: Tx, placeId: Id<'wpl'>): Promise<PlaceRow | null> {
  const isIt = eq(wallPlaces.id, placeId)
  const donorOf = tx.select({ id: wallPlaces.donorId }).from(wallPlaces).where(isIt)
  await tx.select({ id: donors.id }).from(donors).where(inArray(donors.id, donorOf)).for('update')
  const [place] = await tx.select().from(wallPlaces).where(isIt).for('update')
  return place ?? null
}

type Decided = { decidedAt: Date; decidedBy: Id<'psn'>; reason: string | null }

/** Answers the keys of pictures that nobody may see any more. */
async function move(tx: Tx, place: PlaceRow, decision: PlaceDecision, decided: Decided): Promise<string[]> {
  const others = (await readOpenPlaces(tx, place.donorId)).filter((one) => one.state === 'shown' && one.id !== place.id)
  if (decision === 'refuse') return closePlaces(tx, [place], 'refused', decided)
  if (decision === 'take-down') {
    // What a merge brought along, and the later one hid, must not come to light now.
    return [...(await closePlaces(tx, others, 'replaced')), ...(await closePlaces(tx, [place], 'taken_down', decided))]
  }
  const left = await closePlaces(tx, others, 'replaced')
  await tx
    .update(wallPlaces)
    .set({ state: 'shown', ...decided, reason: null })
    .where(and(eq(wallPlaces.id, place.id), eq(wallPlaces.state, 'waiting')))
  return left
}

async function tell(tx: Tx, by: { ids: Ids; at: Date; actor: Actor }, place: PlaceRow): Promise<void> {
  const [asker] = await tx.select({ email: people.email }).from(people).where(eq(people.id, place.askedBy))
  if (!asker) throw new Error(`nobody asked for place ${place.id}`)
  const to = { email: asker.email, personId: place.askedBy }
  const kind = place.state === 'shown' ? 'wall-place-taken-down' : 'wall-place-decided'
  await queueLetter(tx, by, { kind, to, subject: { type: 'wall-place', id: place.id } })
}
