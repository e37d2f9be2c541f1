import { beforeEach, expect, test } from 'vitest'
import { type ClaimWords, claimComponent } from '#app/domain/grants/openness/claim-component.server.ts'
import { readRelease } from '#app/domain/grants/openness/read-release.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
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

const claim = (words: Partial<ClaimWords> = {}, who = people.grace) =>
  claimComponent(held.world, actorOf(who), {
    outputId,
    component: 'training-code',
    url: 'https://github.com/atom/lantern',
    licence: 'apache-2.0',
    ...words,
  })

const read = () => readRelease(held.world, people.grace, { projectId, outputId })

test('the team says what comes with a model, and nothing is reached by saying so', async () => {
  expect(await claim()).toMatchObject({ ok: true })
  expect(await claim()).toMatchObject({ ok: true })

  expect(await read()).toMatchObject({
    promised: 3,
    mayClaim: true,
    checklist: { reached: null, items: [{ component: 'training-code', state: 'claimed', licence: 'Apache-2.0' }] },
  })
})

test('said anew it is looked at anew, and what is verified stays', async () => {
  await givenClaims(held.world, people, { outputId, components: ['training-code'], to: 'checked' })
  await givenClaims(held.world, people, { outputId, components: ['model-card'] })

  expect(await claim({ url: 'https://github.com/atom/moved' })).toMatchObject({ ok: true })
  expect(await claim({ component: 'model-card' })).toMatchObject({ refused: 'verified' })

  const states = (await read())?.checklist.items.map(({ component, state }) => `${component} ${state}`)
  expect(states).toEqual(['model-card verified', 'training-code claimed'])
})

test('a place nobody can open, a licence of no list or one that forbids is refused, and so are strangers', async () => {
  expect(await claim({ url: 'ftp://models' })).toMatchObject({ refused: 'not-a-url' })
  expect(await claim({ licence: 'ours' })).toMatchObject({ refused: 'not-a-licence' })
  expect(await claim({ licence: 'CC-BY-NC-4.0' })).toMatchObject({ refused: 'not-open' })
  expect(await claim({}, people.ada)).toMatchObject({ refused: 'not-found' })
  expect(await claim({}, people.june)).toMatchObject({ refused: 'not-found' })
})

test('the same claim sent three times at once is one', async () => {
  const all = await Promise.all([claim(), claim(), claim()])

  expect(all.every(({ ok }) => ok)).toBe(true)
  expect((await read())?.checklist.items).toHaveLength(1)
})
