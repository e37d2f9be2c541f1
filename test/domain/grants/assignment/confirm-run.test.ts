import { beforeEach, expect, test } from 'vitest'
import { assignReviewer } from '#app/domain/grants/assign-reviewer.server.ts'
import { confirmRun } from '#app/domain/grants/assignment/confirm-run.server.ts'
import { readAssignmentDesk } from '#app/domain/grants/assignment/read-run.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { letters } from '#db/schema/activity.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenProposal, givenRun } from '#test/support/given/assignment.ts'
import { givenCall, givenInReview, givenReview, made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let callId: Id<'cal'>
let applicationId: Id<'app'>

beforeEach(async () => {
  people = await cast(held.world)
  callId = (await givenCall(held.world, people.june)).callId
  applicationId = await givenInReview(held.world, people)
})

const confirm = (runId: Id<'arn'>, who = people.june) => confirmRun(held.world, actorOf(who), { callId, runId })
const readersOf = async () => (await readAssignmentDesk(held.world, people.june, callId)).applications[0]?.readers
const asked = async () =>
  (await held.world.db.select().from(letters)).filter(({ kind }) => kind === 'review-requested').length

test('everyone a proposal names is asked together, each by one letter', async () => {
  const runId = await givenProposal(held.world, people.june, { callId, perApplication: 2 })
  expect([await readersOf(), await asked()]).toEqual([[], 0])

  const outcome = await confirm(runId)

  expect(outcome).toEqual({ ok: true, value: { asked: 2 } })
  expect([...((await readersOf()) ?? [])].sort()).toEqual([people.kofi.id, people.ines.id].sort())
  expect(await asked()).toBe(2)
})

test('a review that is in stays as it is, and its reviewer is not asked again', async () => {
  await givenReview(held.world, people, applicationId)
  const runId = await givenProposal(held.world, people.june, { callId, perApplication: 2 })

  made(await confirm(runId))

  expect(await asked()).toBe(2)
  expect(await readersOf()).toEqual([people.kofi.id, people.ines.id])
})

test('confirmed five times at once, it asks once', async () => {
  const runId = await givenProposal(held.world, people.june, { callId })

  const all = await Promise.all(Array.from({ length: 5 }, () => confirm(runId)))

  expect(all.every(({ ok }) => ok)).toBe(true)
  expect(await asked()).toBe(1)
})

test('nobody is asked once anything the proposal rests on has changed', async () => {
  const runId = await givenProposal(held.world, people.june, { callId, perApplication: 2 })
  const reviewerId = people.kofi.id
  made(await assignReviewer(held.world, actorOf(people.june), { applicationId, reviewerId }))

  expect(await confirm(runId)).toMatchObject({ refused: 'changed-since' })
  expect(await asked()).toBe(1)
})

test('a newer proposal takes the place of an older one, and one under way is not confirmed', async () => {
  const older = await givenProposal(held.world, people.june, { callId })
  const newer = await givenRun(held.world, people.june, { callId })

  expect(await confirm(older)).toMatchObject({ refused: 'changed-since' })
  expect(await confirm(newer)).toMatchObject({ refused: 'not-done' })
})

test('nobody is asked for a day that is over by now', async () => {
  const dueAt = new Date(held.world.clock.now().getTime() + 1000).toISOString()
  const runId = await givenProposal(held.world, people.june, { callId, dueAt })
  held.world.clock.advance(2000)

  expect(await confirm(runId)).toMatchObject({ refused: 'due-past' })
})

test('only a programme officer confirms, and each what she asked for herself', async () => {
  const runId = await givenProposal(held.world, people.june, { callId })

  expect(await confirm(runId, people.kofi)).toMatchObject({ refused: 'not-allowed' })
  expect(await confirm(runId, { ...people.grace, roles: ['programme_officer'] })).toMatchObject({
    refused: 'not-found',
  })
  expect(await confirmRun(held.world, actorOf(people.june), { callId: 'cal_none', runId })).toMatchObject({
    refused: 'not-found',
  })
})
