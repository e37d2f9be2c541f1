import { claimComponent } from '#app/domain/grants/openness/claim-component.server.ts'
import { type Component, componentNames } from '#app/domain/grants/openness/component.ts'
import { type Judgement, judgeClaims } from '#app/domain/grants/openness/judge-claims.server.ts'
import { readChecklists } from '#app/domain/grants/openness/read-checklists.server.ts'
import type { Tick } from '#app/domain/grants/openness/tick.ts'
import { recordOutput } from '#app/domain/grants/record-output.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Day } from '#app/units/time.ts'
import type { Cast } from '../cast.ts'
import type { TestWorld } from '../world.ts'
import { made } from './grants.ts'

/** A model the project released, with nothing said yet about what comes with it. */
export async function givenModel(world: TestWorld, people: Cast, projectId: Id<'prj'>): Promise<Id<'out'>> {
  const model = { projectId, kind: 'model', title: 'Lantern 7B', summary: 'Weights and logs.' } as const
  const where = { url: 'https://huggingface.co/atom-lab/lantern-7b', licence: 'Apache-2.0' }
  const on = { releasedOn: '2026-03-02' as Day }
  return made(await recordOutput(world, actorOf(people.grace), { ...model, ...where, ...on })).outputId
}

/** What Grace says comes with it; June checks it and Ravi verifies it, as far as `to` says. */
export async function givenClaims(
  world: TestWorld,
  people: Cast,
  given: { outputId: Id<'out'>; components?: readonly Component[]; to?: 'claimed' | 'checked' | 'verified' },
): Promise<void> {
  const { outputId, components = componentNames, to = 'verified' } = given
  for (const component of components) {
    const url = `https://models.example.org/lantern-7b/${component}`
    made(await claimComponent(world, actorOf(people.grace), { outputId, component, url, licence: 'Apache-2.0' }))
  }
  const judge = async (who: Person, act: Judgement) => {
    const ticks = await givenTicks(world, outputId, components)
    made(await judgeClaims(world, actorOf(who), { outputId, ticks, act, reason: '' }))
  }
  if (to !== 'claimed') await judge(people.june, 'check')
  if (to === 'verified') await judge(people.ravi, 'verify')
}

/** The boxes of these components as an officer has them before them now. */
export async function givenTicks(
  world: TestWorld,
  outputId: Id<'out'>,
  components: readonly Component[],
): Promise<Tick[]> {
  const items = (await readChecklists(world.db, [outputId])).get(outputId)?.items ?? []
  return items.filter(({ component }) => components.includes(component))
}
