import { beforeEach, expect, test } from 'vitest'
import { addTask } from '#app/domain/giving/donors/add-task.server.ts'
import { finishTask } from '#app/domain/giving/donors/finish-task.server.ts'
import { assignReviewer } from '#app/domain/grants/assign-reviewer.server.ts'
import { readInbox } from '#app/domain/impact/read-inbox.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Day } from '#app/units/time.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenDonor } from '#test/support/given/donors.ts'
import {
  givenAward,
  givenCall,
  givenDecided,
  givenInReview,
  givenReview,
  givenSubmitted,
  made,
} from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast

beforeEach(async () => {
  people = await cast(held.world)
})

/** What waits for somebody, as acts alone. */
async function acts(person: Person): Promise<string[]> {
  const waiting = await readInbox(held.world, person, held.world.clock.now())
  return waiting.map(({ act }) => act)
}

test('an application asks for one step after the other, and never for two at once', async () => {
  const { world } = held
  await givenCall(world, people.june)
  const submitted = await givenSubmitted(world, people.grace)
  expect(await acts(people.june)).toEqual(['screen'])

  const inReview = await givenInReview(world, people)
  expect((await acts(people.june)).sort()).toEqual(['ask-reviewers', 'screen'])

  await givenReview(world, people, inReview)
  const waiting = await readInbox(world, people.june, world.clock.now())

  expect(waiting).toMatchObject([
    { act: 'screen', at: submitted },
    { act: 'decide', at: inReview },
  ])
})

test('a review asked for waits for its reviewer, and past its day for the officer too', async () => {
  const { world } = held
  await givenCall(world, people.june)
  const applicationId = await givenInReview(world, people)
  const dueAt = new Date('2026-03-10T04:59:00Z')
  const ask = { applicationId, reviewerId: people.kofi.id, dueAt }
  const { assignmentId } = made(await assignReviewer(world, actorOf(people.june), ask))

  expect(await readInbox(world, people.kofi, world.clock.now())).toMatchObject([{ act: 'review', at: assignmentId }])
  expect(await acts(people.june)).toEqual([])
  world.clock.set('2026-03-11T17:00:00Z')
  expect(await readInbox(world, people.june, world.clock.now())).toMatchObject([
    { act: 'remind-reviewer', at: applicationId, detail: 'Kofi Mensah', since: dueAt },
  ])
})

test('drafted decisions wait to be released, call by call', async () => {
  await givenCall(held.world, people.june)
  await givenDecided(held.world, people)

  expect(await readInbox(held.world, people.june, held.world.clock.now())).toMatchObject([
    { act: 'release', at: 'open-models-2026', detail: '1 decision drafted' },
  ])
})

test('an officer is not asked to release a call she applied to herself', async () => {
  const { world } = held
  await givenCall(world, people.june)
  await givenDecided(world, people)
  expect(await acts(people.june)).toEqual(['release'])

  await givenSubmitted(world, people.june)

  expect(await acts(people.june)).toEqual([])
})

test('a signed award waits for the compute officer until its hours are allocated', async () => {
  await givenAward(held.world, people)

  expect(await acts(people.ravi)).toEqual(['allocate'])
  expect(await acts(people.rosa)).toEqual(['allocate'])
  for (const person of [people.june, people.mina, people.otto]) expect(await acts(person)).toEqual([])
})

test('what waited longest stands first', async () => {
  const { world } = held
  await givenCall(world, people.june)
  await givenSubmitted(world, people.grace)
  world.clock.advance(3_600_000)
  await givenSubmitted(world, people.grace)

  const waiting = await readInbox(world, people.june, world.clock.now())

  expect(waiting.map(({ since }) => since.toISOString())).toEqual([
    '2026-03-03T17:00:00.000Z',
    '2026-03-03T18:00:00.000Z',
  ])
})

test('a task for a donor waits from its day, for whoever was asked and nobody else', async () => {
  const { world } = held
  const { mina, fay, rosa } = people
  const donorId = await givenDonor(world, { name: 'Mary Somerville', email: 'mary@example.org' })
  const task = { donorId, words: 'Call about the autumn letter', dueOn: '2026-03-05' as Day, assigneeId: fay.id }
  const { taskId } = made(await addTask(world, mina, task))

  expect(await acts(fay)).toEqual([])
  world.clock.set('2026-03-05T17:00:00Z')

  expect(await readInbox(world, fay, world.clock.now())).toMatchObject([
    { act: 'do-task', at: donorId, title: 'Mary Somerville', detail: 'Call about the autumn letter' },
  ])
  for (const person of [mina, rosa]) expect(await acts(person)).toEqual([])
  await finishTask(world, fay, { taskId })
  expect(await acts(fay)).toEqual([])
})
