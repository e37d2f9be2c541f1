import { beforeEach, expect, test } from 'vitest'
import { declareConflict } from '#app/domain/grants/declare-conflict.server.ts'
import { readAssignment } from '#app/domain/grants/read-assignments.server.ts'
import { readStaffApplication } from '#app/domain/grants/read-staff-application.server.ts'
import { saveReview } from '#app/domain/grants/save-review.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenAssignment, givenCall, givenInReview, givenReview, review } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let applicationId: Id<'app'>

beforeEach(async () => {
  people = await cast(held.world)
  await givenCall(held.world, people.june)
  applicationId = await givenInReview(held.world, people)
})

test('a review half written is kept, and its reviewer alone sees it', async () => {
  const { world } = held
  const assignmentId = await givenAssignment(world, people, applicationId)
  await declareConflict(world, actorOf(people.kofi), { assignmentId, has: 'none', reason: '' })
  const half = { scores: { merit: 4 }, confidence: null, forCommittee: '', forApplicant: 'So far good.' }

  const saved = await saveReview(world, actorOf(people.kofi), { assignmentId, review: half })

  expect(saved.ok).toBe(true)
  expect((await readAssignment(world, people.kofi, assignmentId))?.review).toMatchObject(half)
  expect((await readStaffApplication(world, people.june, applicationId))?.reviews).toMatchObject([{ review: null }])
})

test('nothing is written before the declaration, after sending in, or by another reviewer', async () => {
  const { world } = held
  const waiting = await givenAssignment(world, people, applicationId)
  const sent = await givenReview(world, people, applicationId, people.ines)
  const save = (who: Cast['kofi'], assignmentId: Id<'asg'>) => saveReview(world, actorOf(who), { assignmentId, review })

  expect(await save(people.kofi, waiting)).toMatchObject({ refused: 'conflict-first' })
  expect(await save(people.ines, sent)).toMatchObject({ refused: 'already-submitted' })
  expect(await save(people.ines, waiting)).toMatchObject({ refused: 'not-found' })
})
