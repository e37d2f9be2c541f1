import { answerDraft } from '#app/domain/grants/release/answer-draft.server.ts'
import { setSecondRule } from '#app/domain/grants/release/set-second-rule.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import { people } from '#db/schema/people.ts'
import type { Cast } from '../cast.ts'
import type { TestWorld } from '../world.ts'
import { made } from './grants.ts'

/** Another programme officer, a colleague of June's. */
export async function givenOfficer(world: TestWorld, name = 'Leila Nasser'): Promise<Person> {
  const id = world.ids.next('psn')
  const email = `${id.slice(-8).toLowerCase()}@demo.test`
  const person = { id, email, name, roles: ['programme_officer'] as Person['roles'], timeZone: 'America/New_York' }
  await world.db.insert(people).values({ ...person, roles: [...person.roles], createdAt: world.clock.now() })
  return person
}

/** In this call two officers are needed from so many GPU-hours. */
export async function givenSecondRule(world: TestWorld, cast: Cast, callId: Id<'cal'>, hours: number): Promise<void> {
  made(await setSecondRule(world, actorOf(cast.june), { callId, from: gpuHours(hours) }))
}

/** The second officer's agreement to the first draft of an application. */
export async function givenAgreed(world: TestWorld, officer: Person, applicationId: Id<'app'>): Promise<void> {
  const answer = { applicationId, draft: 1, stance: 'agreed', words: '' } as const
  made(await answerDraft(world, actorOf(officer), answer))
}
