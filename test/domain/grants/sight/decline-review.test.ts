import { beforeEach, expect, test } from 'vitest'
import { readAssignment, readMyAssignments } from '#app/domain/grants/read-assignments.server.ts'
import { readStaffApplication } from '#app/domain/grants/read-staff-application.server.ts'
import { declineReview } from '#app/domain/grants/sight/decline-review.server.ts'
import { withdrawApplication } from '#app/domain/grants/withdraw-application.server.ts'
import { readOwnRecords } from '#app/domain/impact/read-own-records.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenAssignment, givenCall, givenInReview, givenReview, made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let applicationId: Id<'app'>
const words = { reason: 'No time before June.', instead: 'Dr. Abena Owusu, Kumasi' }

beforeEach(async () => {
  people = await cast(held.world)
  await givenCall(held.world, people.june)
  applicationId = await givenInReview(held.world, people)
})

test('a reviewer without time says so before the declaration; the officer reads why and who could instead', async () => {
  const { world } = held
  const assignmentId = await givenAssignment(world, people, applicationId)

  made(await declineReview(world, actorOf(people.kofi), { assignmentId, ...words }))
  made(await declineReview(world, actorOf(people.kofi), { assignmentId, reason: 'Again.', instead: '' }))

  expect(await readAssignment(world, people.kofi, assignmentId)).toMatchObject({
    state: 'recused',
    title: null,
    people: [],
    proposal: null,
  })
  expect(await readMyAssignments(world, people.kofi)).toMatchObject([{ state: 'recused', title: null }])
  const seen = await readStaffApplication(world, people.june, applicationId)
  expect(seen?.reviews).toMatchObject([{ state: 'recused', declined: words }])
  expect(seen?.conflicts).toEqual([])
  expect((await readStaffApplication(world, people.rosa, applicationId))?.reviews).toMatchObject([{ declined: null }])
  expect((await readOwnRecords(world.db, people.kofi)).reviews_declined).toMatchObject([words])
})

test('a review is declined with a reason, by its own reviewer, and not once it is in', async () => {
  const { world } = held
  const assignmentId = await givenAssignment(world, people, applicationId)
  const decline = (who: Cast['kofi'], reason: string) =>
    declineReview(world, actorOf(who), { assignmentId, reason, instead: '' })

  expect(await decline(people.kofi, '  ')).toMatchObject({ refused: 'reason-missing' })
  expect(await decline(people.ines, 'No time.')).toMatchObject({ refused: 'not-found' })
  expect(await decline(people.june, 'No time.')).toMatchObject({ refused: 'not-found' })
  const done = await givenReview(world, people, applicationId, people.ines)
  const late = { assignmentId: done, ...words }
  expect(await declineReview(world, actorOf(people.ines), late)).toMatchObject({ refused: 'already-submitted' })
})

test('the export of their own records tells a reviewer no more of what was withdrawn', async () => {
  const { world } = held
  await givenAssignment(world, people, applicationId)
  const asked = async () => (await readOwnRecords(world.db, people.kofi)).reviews_asked
  expect(await asked()).toMatchObject([{ number: expect.any(String) }])

  const withdrawn = { applicationId, reason: 'We found hours elsewhere.' }
  made(await withdrawApplication(world, actorOf(people.grace), withdrawn))

  expect(await asked()).toMatchObject([{ number: null }])
  expect(Object.keys((await readOwnRecords(world.db, people.lin)).application_members?.[0] ?? {}).sort()).toEqual([
    'email',
    'institution',
    'name',
    'role',
  ])
})

test('a review declined twice at once is declined once', async () => {
  const { world } = held
  const assignmentId = await givenAssignment(world, people, applicationId)
  const decline = () => declineReview(world, actorOf(people.kofi), { assignmentId, ...words })

  const both = await Promise.all([decline(), decline()])

  expect(both).toMatchObject([{ ok: true }, { ok: true }])
  expect((await readOwnRecords(world.db, people.kofi)).reviews_declined).toHaveLength(1)
})
