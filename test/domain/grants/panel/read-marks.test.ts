import { beforeEach, expect, test } from 'vitest'
import { declareConflict } from '#app/domain/grants/declare-conflict.server.ts'
import { readMarks } from '#app/domain/grants/panel/read-marks.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenAssignment, givenCall, givenInReview, givenReview, made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let callId: Id<'cal'>

beforeEach(async () => {
  people = await cast(held.world)
  callId = (await givenCall(held.world, people.june)).callId
})

test('what counts is every review that is in, by reviewers who are told apart and not named', async () => {
  const { world } = held
  const [first, second] = [await givenInReview(world, people), await givenInReview(world, people, { lead: people.ada })]
  await givenReview(world, people, first)
  await givenReview(world, people, first, people.ines)
  await givenReview(world, people, second)
  await givenAssignment(world, people, second, people.ines)

  const marks = await readMarks(world, people.june, callId)

  expect(marks.map(({ applicationId, score }) => [applicationId, score])).toEqual([
    [first, 425],
    [first, 425],
    [second, 425],
  ])
  expect(new Set(marks.map(({ reviewer }) => reviewer)).size).toBe(2)
  expect(marks.map(({ reviewer }) => reviewer).join()).not.toContain('psn_')
})

test('a review whose reviewer stepped back counts no more', async () => {
  const { world } = held
  const assignmentId = await givenReview(world, people, await givenInReview(world, people))

  made(await declareConflict(world, actorOf(people.kofi), { assignmentId, has: 'conflict', reason: 'My student.' }))

  expect(await readMarks(world, people.june, callId)).toEqual([])
})

test('nobody reads marks of an application they have a part in, and nobody but staff any', async () => {
  const { world } = held
  await givenReview(world, people, await givenInReview(world, people, { lead: people.ada }))

  expect(await readMarks(world, { ...people.ada, roles: ['auditor'] }, callId)).toEqual([])
  expect(await readMarks(world, people.kofi, callId)).toEqual([])
})
