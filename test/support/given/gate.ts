import { setAwardRule } from '#app/domain/grants/reports/set-award-rule.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { calls } from '#db/schema/grants.ts'
import type { Cast } from '../cast.ts'
import type { TestWorld } from '../world.ts'
import { made } from './grants.ts'

/** The one call of a test holds back the last part of its awards. */
export async function givenLastShare(world: TestWorld, people: Cast, lastShare: number): Promise<void> {
  const [call] = await world.db.select({ id: calls.id }).from(calls)
  if (!call) throw new Error('there is no call')
  const rule = { callId: call.id, everyMonths: 6, finalDays: 60, lastShare }
  made(await setAwardRule(world, actorOf(people.june), rule))
}
