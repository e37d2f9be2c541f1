import { usualSettings } from '#app/domain/grants/assignment/assignment-run.ts'
import { startRun } from '#app/domain/grants/assignment/start-run.server.ts'
import { workRun } from '#app/domain/grants/assignment/work-run.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { TestWorld } from '../world.ts'
import { made } from './grants.ts'

type Settings = Partial<Parameters<typeof startRun>[2]> & { callId: Id<'cal'> }

/** A proposal that was asked for and is not worked out yet: one reviewer for each application, unless said otherwise. */
export async function givenRun(world: TestWorld, officer: Person, settings: Settings): Promise<Id<'arn'>> {
  return made(await startRun(world, actorOf(officer), { ...usualSettings, perApplication: 1, ...settings })).runId
}

/** The same, worked out. */
export async function givenProposal(world: TestWorld, officer: Person, settings: Settings): Promise<Id<'arn'>> {
  const runId = await givenRun(world, officer, settings)
  await workRun(world, runId)
  return runId
}
