import { beforeEach, expect, test } from 'vitest'
import { readMyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { startApplication } from '#app/domain/grants/start-application.server.ts'
import { actorOf, portal } from '#app/domain/people/person.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenCall, givenSubmitted, made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const callSlug = 'open-models-2026'
let people: Cast

beforeEach(async () => {
  people = await cast(held.world)
  await givenCall(held.world, people.june)
})

test('an application begins as a numbered draft that only its applicant sees', async () => {
  const { world } = held

  const { applicationId, isNew } = made(await startApplication(world, actorOf(people.grace), { callSlug }))

  expect(isNew).toBe(true)
  expect(await readMyApplication(world, people.grace, applicationId)).toMatchObject({
    number: '2026-0001',
    stage: 'draft',
  })
  expect(await readMyApplication(world, people.ada, applicationId)).toBeNull()
})

test('starting twice, and ten times at once, goes on with one draft', async () => {
  const { world } = held

  const all = await Promise.all(
    Array.from({ length: 10 }, () => startApplication(world, actorOf(people.grace), { callSlug })),
  )
  const again = await startApplication(world, actorOf(people.grace), { callSlug })

  expect(new Set([...all, again].map((one) => made(one).applicationId)).size).toBe(1)
  expect(all.filter((one) => made(one).isNew)).toHaveLength(1)
})

test('after sending one in, a person may begin another', async () => {
  const { world } = held
  const first = await givenSubmitted(world, people.grace)

  const second = made(await startApplication(world, actorOf(people.grace), { callSlug }))

  expect(second).toMatchObject({ isNew: true })
  expect(second.applicationId).not.toBe(first)
})

test('a call takes applications from its opening until its deadline with the grace, not a second longer', async () => {
  const { world } = held
  const start = (person: Cast['grace']) => startApplication(world, actorOf(person), { callSlug })

  world.clock.set('2026-02-01T13:59:59Z')
  expect(await start(people.grace)).toMatchObject({ refused: 'not-open' })
  world.clock.set('2026-03-31T21:09:59Z')
  expect((await start(people.grace)).ok).toBe(true)
  world.clock.set('2026-03-31T21:10:00Z')
  expect(await start(people.ada)).toMatchObject({ refused: 'not-open' })
  expect((await start(people.grace)).ok).toBe(true)
})

test('an unknown call, or nobody in particular, begins nothing', async () => {
  const { world } = held

  expect(await startApplication(world, actorOf(people.grace), { callSlug: 'no-such' })).toMatchObject({
    refused: 'not-found',
  })
  expect(await startApplication(world, portal('test'), { callSlug })).toMatchObject({ refused: 'not-found' })
})
