import { changeRubric } from '#app/domain/grants/rubrics/change-rubric.server.ts'
import { readRubric } from '#app/domain/grants/rubrics/read-rubric.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Cast } from '../cast.ts'
import type { TestWorld } from '../world.ts'
import { made } from './grants.ts'

/** Reviewers of the call see no names. */
export async function givenBlind(world: TestWorld, people: Cast, callId: Id<'cal'>): Promise<void> {
  const { number, criteria } = await readRubric(world.db, callId)
  const rubric = { callId, number, criteria: [...criteria], blindness: 'double' as const }
  made(await changeRubric(world, actorOf(people.june), rubric))
}
