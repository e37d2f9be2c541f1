import { type AskAmendment, askAmendment } from '#app/domain/grants/amendments/ask-amendment.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Day } from '#app/units/time.ts'
import type { Cast } from '../cast.ts'
import type { TestWorld } from '../world.ts'
import { made } from './grants.ts'

export const moreTime = {
  kind: 'extension',
  words: '',
  until: '2026-12-31' as Day,
  why: 'The data came two months late.',
} as const

/** Grace asks for two more months, unless something else is said. */
export async function givenAmendment(
  world: TestWorld,
  people: Cast,
  asked: Partial<AskAmendment> & { projectId: Id<'prj'> },
): Promise<Id<'amd'>> {
  return made(await askAmendment(world, actorOf(people.grace), { ...moreTime, ...asked })).amendmentId
}
