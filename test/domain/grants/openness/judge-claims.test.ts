import { beforeEach, expect, test } from 'vitest'
import { claimComponent } from '#app/domain/grants/openness/claim-component.server.ts'
import type { Component } from '#app/domain/grants/openness/component.ts'
import { type JudgeClaims, judgeClaims } from '#app/domain/grants/openness/judge-claims.server.ts'
import { gatherReleaseJudged } from '#app/domain/grants/openness/letters.server.ts'
import { readChecklists } from '#app/domain/grants/openness/read-checklists.server.ts'
import { readActivity } from '#app/domain/impact/read-activity.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { letters } from '#db/schema/activity.ts'
import { subject } from '#emails/release-judged.tsx'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenAward } from '#test/support/given/grants.ts'
import { givenClaims, givenModel, givenTicks } from '#test/support/given/openness.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let projectId: Id<'prj'>
let outputId: Id<'out'>

beforeEach(async () => {
  people = await cast(held.world)
  projectId = (await givenAward(held.world, people)).projectId
  outputId = await givenModel(held.world, people, projectId)
})

type Words = Partial<JudgeClaims> & { components?: readonly Component[] }

const judge = async ({ components = ['model-card'], ...words }: Words = {}, who = people.june) => {
  const ticks = await givenTicks(held.world, outputId, components)
  return judgeClaims(held.world, actorOf(who), { outputId, ticks, act: 'check', reason: '', ...words })
}

const stands = async () => (await readChecklists(held.world.db, [outputId])).get(outputId)
const written = async () =>
  (await held.world.db.select().from(letters)).filter(({ kind }) => kind === 'release-judged').length

test('what one officer checked and another verified makes the class', async () => {
  await givenClaims(held.world, people, { outputId })

  expect(await stands()).toMatchObject({ reached: 1 })
  expect(await written()).toBe(1)
  const told = await readActivity(held.world.db, people.otto, { type: 'project', id: projectId })
  expect(told.map(({ kind }) => kind)).toContain('components-verified')
})

test('who checked does not verify, and nothing is verified unchecked', async () => {
  await givenClaims(held.world, people, { outputId, components: ['model-card', 'data-card'], to: 'claimed' })

  expect(await judge({ act: 'verify' }, people.ravi)).toMatchObject({ refused: 'wrong-state' })
  await judge()
  expect(await judge({ act: 'verify' })).toMatchObject({ refused: 'same-person' })
  expect(await judge({ act: 'verify', components: ['model-card', 'data-card'] }, people.ravi)).toMatchObject({
    refused: 'wrong-state',
  })

  expect((await stands())?.items.map(({ state }) => state)).toEqual(['checked', 'claimed'])
})

test('what is found wrong later takes the class away, with a reason', async () => {
  await givenClaims(held.world, people, { outputId })

  expect(await judge({ act: 'fail', reason: ' ' })).toMatchObject({ refused: 'reason-missing' })
  expect(await judge({ act: 'fail', reason: 'The page is gone.' })).toMatchObject({ ok: true })

  expect(await stands()).toMatchObject({ reached: null })
})

test('the same judgement sent twice or at once is one, and strangers and the team judge nothing', async () => {
  await givenClaims(held.world, people, { outputId, components: ['model-card'], to: 'checked' })

  const all = await Promise.all([judge({ act: 'verify' }, people.ravi), judge({ act: 'verify' }, people.ravi)])

  expect(all.every(({ ok }) => ok)).toBe(true)
  expect(await written()).toBe(1)
  expect(await judge({}, people.grace)).toMatchObject({ refused: 'not-found' })
  expect(await judge({ components: [] })).toMatchObject({ refused: 'nothing-chosen' })
  const ticks = [{ component: 'paper', claimedAt: held.world.clock.now(), checkedAt: null }] as const
  expect(await judge({ ticks })).toMatchObject({ refused: 'wrong-state' })
})

test('only what the officer saw is judged: said anew since, or checked since, it is refused', async () => {
  const { world } = held
  await givenClaims(world, people, { outputId, components: ['model-card'], to: 'claimed' })
  const ticks = await givenTicks(world, outputId, ['model-card'])
  world.clock.advance(60_000)
  const anew = { outputId, component: 'model-card', url: 'https://models.example.org/other', licence: 'MIT' } as const
  await claimComponent(world, actorOf(people.grace), anew)

  expect(await judge({ ticks })).toMatchObject({ refused: 'changed-since' })
  expect(await judge({ ticks, act: 'fail', reason: 'Gone.' })).toMatchObject({ refused: 'changed-since' })
  const unchecked = await givenTicks(world, outputId, ['model-card'])
  expect(await judge()).toMatchObject({ ok: true })
  expect(await judge({ ticks: unchecked, act: 'verify' }, people.ravi)).toMatchObject({ refused: 'changed-since' })

  expect((await stands())?.items).toMatchObject([{ state: 'checked', url: anew.url }])
})

test('who checked does not verify by acting for another, nor does the team judge so', async () => {
  const { world } = held
  await givenClaims(world, people, { outputId, components: ['model-card'], to: 'checked' })
  const ticks = await givenTicks(world, outputId, ['model-card'])
  const by = (person: typeof people.june) =>
    judgeClaims(
      world,
      { kind: 'person', person, actingAs: people.ravi },
      { outputId, ticks, act: 'verify', reason: '' },
    )

  expect(await by(people.june)).toMatchObject({ refused: 'same-person' })
  expect(await by(people.grace)).toMatchObject({ refused: 'own-project' })
})

test('the letter of a verification names no failure that is older', async () => {
  const { world } = held
  await givenClaims(world, people, { outputId, components: ['model-card', 'data-card'], to: 'checked' })
  await judge({ act: 'fail', reason: 'The page is gone.' })
  world.clock.advance(60_000)
  await judge({ act: 'verify', components: ['data-card'] }, people.ravi)

  const sent = (await world.db.select().from(letters)).filter(({ kind }) => kind === 'release-judged')
  const told = await Promise.all(sent.map(({ subjectId }) => gatherReleaseJudged(world, subjectId)))

  expect(told.map((letter) => letter && subject({ ...letter })).sort()).toEqual([
    'Lantern 7B: something is not as it says',
    'Lantern 7B: what comes with it is verified',
  ])
})
