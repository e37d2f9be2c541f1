import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { decideApplication } from '#app/domain/grants/decide-application.server.ts'
import { declareConflict } from '#app/domain/grants/declare-conflict.server.ts'
import { readStaffApplication } from '#app/domain/grants/read-staff-application.server.ts'
import { submitReview } from '#app/domain/grants/submit-review.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { people as peopleTable } from '#db/schema/people.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenAssignment, givenCall, givenInReview, made, review } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let applicationId: Id<'app'>
let assignmentId: Id<'asg'>

beforeEach(async () => {
  const { world } = held
  people = await cast(world)
  await givenCall(world, people.june)
  applicationId = await givenInReview(world, people)
  assignmentId = await givenAssignment(world, people, applicationId)
  made(await declareConflict(world, actorOf(people.kofi), { assignmentId, has: 'none', reason: '' }))
})

const send = (change = {}) =>
  submitReview(held.world, actorOf(people.kofi), { assignmentId, review: { ...review, ...change } })

test('a whole review is sent in, and the committee reads it with its mean', async () => {
  expect((await send()).ok).toBe(true)

  const read = await readStaffApplication(held.world, people.june, applicationId)
  expect(read?.reviews).toMatchObject([
    { state: 'submitted', review: { mean: 425, forCommittee: review.forCommittee } },
  ])
})

test('sending the same twice and at once is once; sending something else is refused', async () => {
  const both = await Promise.all([send(), send()])

  expect(both.every((one) => one.ok)).toBe(true)
  expect(await send({ forCommittee: 'Second thoughts.' })).toMatchObject({ refused: 'already-submitted' })
})

test('a review without all scores, confidence and words for the applicant is not sent', async () => {
  expect(await send({ scores: { merit: 5 } })).toMatchObject({ refused: 'incomplete' })
  expect(await send({ scores: { ...review.scores, merit: 6 } })).toMatchObject({ refused: 'incomplete' })
  expect(await send({ confidence: null })).toMatchObject({ refused: 'incomplete' })
  expect(await send({ forApplicant: ' ' })).toMatchObject({ refused: 'incomplete' })
})

test('words that name their reviewer, or anybody of the lab, are asked about before the applicant could read them', async () => {
  const { world } = held
  const sign = (words: string, mayName = false) =>
    submitReview(world, actorOf(people.kofi), { assignmentId, review: { ...review, forApplicant: words }, mayName })

  expect(await sign('A clear plan. Kofi Mensah')).toMatchObject({
    refused: 'names-somebody',
    detail: { about: 'self' },
  })
  // Ines is not asked for this one, June is an officer: one answer for both, so that it tells nobody who else reads it.
  const others = [await sign('As Ines Duarte says.'), await sign('As June Park says.')]
  expect(others).toMatchObject([{ detail: { about: 'somebody' } }, { detail: { about: 'somebody' } }])
  expect((await sign('As June Park says.', true)).ok).toBe(true)
})

test('a name of somebody who left the lab is not asked about', async () => {
  const { world } = held
  await world.db.update(peopleTable).set({ disabledAt: world.clock.now() }).where(eq(peopleTable.id, people.ines.id))
  const words = { ...review, forApplicant: 'As Ines Duarte says.' }

  expect((await submitReview(world, actorOf(people.kofi), { assignmentId, review: words })).ok).toBe(true)
})

test('after the decision is drafted a review comes too late', async () => {
  const decision = { applicationId, outcome: 'accepted_full', reason: '' } as const
  made(await decideApplication(held.world, actorOf(people.june), decision))

  expect(await send()).toMatchObject({ refused: 'closed' })
})
