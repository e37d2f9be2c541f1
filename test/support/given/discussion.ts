import { sayInDiscussion } from '#app/domain/grants/sight/discussion/say-in-discussion.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Cast } from '../cast.ts'
import type { TestWorld } from '../world.ts'
import { givenCall, givenInReview, givenReview, made } from './grants.ts'

export async function givenMessage(world: TestWorld, who: Person, said: { applicationId: Id<'app'>; words: string }) {
  return made(await sayInDiscussion(world, actorOf(who), said)).messageId
}

/** An application that Kofi and Ines have both reviewed. */
export async function givenReviewed(world: TestWorld, people: Cast) {
  const { callId } = await givenCall(world, people.june)
  const applicationId = await givenInReview(world, people)
  const byKofi = await givenReview(world, people, applicationId)
  const byInes = await givenReview(world, people, applicationId, people.ines)
  return { callId, applicationId, byKofi, byInes }
}
