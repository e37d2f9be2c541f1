import { sayInDiscussion } from '#app/domain/grants/sight/discussion/say-in-discussion.server.ts'
import { handInMetaReview } from '#app/domain/grants/sight/meta-review/hand-in-meta-review.server.ts'
import type { MetaWords } from '#app/domain/grants/sight/meta-review/meta-review.ts'
import { nameLead } from '#app/domain/grants/sight/meta-review/name-lead.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Cast } from '../cast.ts'
import type { TestWorld } from '../world.ts'
import { givenCall, givenInReview, givenReview, made } from './grants.ts'

export const metaWords: MetaWords = {
  summary: 'Two of three would fund the main run.',
  agreed: 'That the evaluation is thin.',
  forApplicant: 'Say how the runs are compared.',
  recommendation: 'part',
}

/** Kofi leads the discussion and has handed in what it came to. */
export async function givenMetaReview(
  world: TestWorld,
  people: Cast,
  { applicationId, assignmentId }: { applicationId: Id<'app'>; assignmentId: Id<'asg'> },
) {
  made(await nameLead(world, actorOf(people.june), { applicationId, assignmentId }))
  made(await handInMetaReview(world, actorOf(people.kofi), { assignmentId, base: 0, words: metaWords }))
}

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
