import { beforeEach, expect, test } from 'vitest'
import { type JudgeClaims, judgeClaims } from '#app/domain/grants/openness/judge-claims.server.ts'
import { readChecklists } from '#app/domain/grants/openness/read-checklists.server.ts'
import { readActivity } from '#app/domain/impact/read-activity.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { letters } from '#db/schema/activity.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenAward } from '#test/support/given/grants.ts'
import { givenClaims, givenModel } from '#test/support/given/openness.ts'
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

const judge = (words: Partial<JudgeClaims> = {}, who = people.june) =>
  judgeClaims(held.world, actorOf(who), { outputId, components: ['model-card'], act: 'check', reason: '', ...words })

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
  expect(await judge({ components: ['paper'] })).toMatchObject({ refused: 'wrong-state' })
})
