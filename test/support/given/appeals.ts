import { makeAppeal } from '#app/domain/grants/appeals/make-appeal.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Cast } from '../cast.ts'
import type { TestWorld } from '../world.ts'
import { givenCall, givenDecided, givenReleased, made } from './grants.ts'

/** A call whose one application, Grace's, was declined and released by June. */
export async function givenDeclined(
  world: TestWorld,
  people: Cast,
): Promise<{ applicationId: Id<'app'>; callId: Id<'cal'> }> {
  const { callId } = await givenCall(world, people.june)
  const applicationId = await givenDecided(world, people, { outcome: 'declined', reason: 'Nothing new.' })
  await givenReleased(world, people, callId)
  return { applicationId, callId }
}

export const appealWords = { grounds: 'fact', words: 'The records are new.' } as const

export async function givenAppeal(world: TestWorld, people: Cast) {
  const declined = await givenDeclined(world, people)
  const { applicationId } = declined
  made(await makeAppeal(world, actorOf(people.grace), { applicationId, ...appealWords }))
  return declined
}

/** An officer who had no hand in anything yet. */
export function otherOfficer(people: Cast): Person {
  return { ...people.rosa, roles: ['programme_officer'] }
}
