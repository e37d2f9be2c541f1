import { claimComponent } from '#app/domain/grants/openness/claim-component.server.ts'
import { type Component, componentNames } from '#app/domain/grants/openness/component.ts'
import { judgeClaims } from '#app/domain/grants/openness/judge-claims.server.ts'
import { recordOutput } from '#app/domain/grants/record-output.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
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
  const judged = { outputId, components, reason: '' }
  if (to !== 'claimed') made(await judgeClaims(world, actorOf(people.june), { ...judged, act: 'check' }))
  if (to === 'verified') made(await judgeClaims(world, actorOf(people.ravi), { ...judged, act: 'verify' }))
}
