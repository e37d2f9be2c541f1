import { beforeEach, expect, test } from 'vitest'
import { readAssignmentDesk } from '#app/domain/grants/assignment/read-run.server.ts'
import { sayExpertise } from '#app/domain/grants/assignment/say-expertise.server.ts'
import { workRun } from '#app/domain/grants/assignment/work-run.server.ts'
import { declareConflict } from '#app/domain/grants/declare-conflict.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenProposal, givenRun } from '#test/support/given/assignment.ts'
import { answers, givenAssignment, givenCall, givenInReview, made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let callId: Id<'cal'>

beforeEach(async () => {
  people = await cast(held.world)
  callId = (await givenCall(held.world, people.june)).callId
})

const proposed = async () => (await readAssignmentDesk(held.world, people.june, callId)).run?.proposal

test('who says that she knows the field is proposed, and the reason is named', async () => {
  const { world } = held
  await givenInReview(world, people)
  made(await sayExpertise(world, actorOf(people.ines), { topics: ['Language'], words: 'Models in the open.' }))

  await givenProposal(world, people.june, { callId })

  expect((await proposed())?.added).toMatchObject([
    { reviewerId: people.ines.id, reasons: [{ kind: 'topic', words: ['Language'] }, {}, {}] },
  ])
})

test('neither applicant nor team nor anyone with a conflict or who stepped back is proposed', async () => {
  const { world } = held
  const team = { ...answers.team, 'member-1-email': people.ines.email }
  const applicationId = await givenInReview(world, people, { answers: { team } })
  const assignmentId = await givenAssignment(world, people, applicationId)
  made(await declareConflict(world, actorOf(people.kofi), { assignmentId, has: 'conflict', reason: 'My student.' }))

  await givenProposal(world, people.june, { callId })

  expect(await proposed()).toMatchObject({ added: [], unfilled: [{ applicationId, seats: 1, barred: 2 }] })
})

test('worked on once more, a proposal stays as it is', async () => {
  const { world } = held
  await givenInReview(world, people)
  const runId = await givenRun(world, people.june, { callId })
  await workRun(world, runId)
  const first = await proposed()
  made(await sayExpertise(world, actorOf(people.kofi), { topics: ['Language'], words: '' }))

  await workRun(world, runId)

  expect(await proposed()).toEqual(first)
})
