import { beforeEach, expect, test } from 'vitest'
import { assignReviewer } from '#app/domain/grants/assign-reviewer.server.ts'
import { declareConflict } from '#app/domain/grants/declare-conflict.server.ts'
import { readAssignment, readMyAssignments } from '#app/domain/grants/read-assignments.server.ts'
import { readStaffApplication } from '#app/domain/grants/read-staff-application.server.ts'
import { saveReview } from '#app/domain/grants/save-review.server.ts'
import { declineReview } from '#app/domain/grants/sight/decline-review.server.ts'
import { removeRequest } from '#app/domain/grants/sight/remove-request.server.ts'
import { submitReview } from '#app/domain/grants/submit-review.server.ts'
import { readOwnRecords } from '#app/domain/impact/read-own-records.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { deliverLetter } from '#app/jobs/deliver-letter.server.ts'
import type { Id } from '#app/units/id.ts'
import { letters } from '#db/schema/activity.ts'
import { people as peopleTable } from '#db/schema/people.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenAssignment, givenCall, givenInReview, givenReview, made, review } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let applicationId: Id<'app'>

beforeEach(async () => {
  people = await cast(held.world)
  await givenCall(held.world, people.june)
  applicationId = await givenInReview(held.world, people)
})

const remove = (assignmentId: Id<'asg'>, reason = 'A colleague has taken it on.', who = people.june) =>
  removeRequest(held.world, actorOf(who), { applicationId, assignmentId, reason })

test('a request is taken back before its answer: the reviewer is told why, once, and finds nothing of it any more', async () => {
  const { world } = held
  const assignmentId = await givenAssignment(world, people, applicationId)

  made(await remove(assignmentId))
  made(await remove(assignmentId, 'Twice.'))

  expect(await readMyAssignments(world, people.kofi)).toEqual([])
  expect(await readAssignment(world, people.kofi, assignmentId)).toBeNull()
  const told = (await world.db.select().from(letters)).filter(({ kind }) => kind === 'review-removed')
  expect(told).toMatchObject([{ toEmail: people.kofi.email }])
  await deliverLetter(world, { letterId: told[0]?.id ?? world.ids.next('ltr') })
  expect(world.mailbox.at(-1)?.text).toContain('A colleague has taken it on.')
  expect((await readStaffApplication(world, people.june, applicationId))?.reviews).toMatchObject([
    { state: 'removed', removed: { reason: 'A colleague has taken it on.' } },
  ])
})

test('what was being written is closed too, and no act of the reviewer finds the assignment', async () => {
  const { world } = held
  const kofi = actorOf(people.kofi)
  const assignmentId = await givenAssignment(world, people, applicationId)
  made(await declareConflict(world, kofi, { assignmentId, has: 'none', reason: '' }))
  made(await remove(assignmentId))

  const outcomes = [
    await saveReview(world, kofi, { assignmentId, review }),
    await submitReview(world, kofi, { assignmentId, review }),
    await declineReview(world, kofi, { assignmentId, reason: 'Late.', instead: '' }),
    await declareConflict(world, kofi, { assignmentId, has: 'conflict', reason: 'Late.' }),
  ]

  expect(outcomes.map((one) => !one.ok && one.refused)).toEqual(Array(4).fill('not-found'))
  const own = JSON.stringify(await readOwnRecords(world.db, people.kofi))
  expect(own).toContain('A colleague has taken it on.')
  expect(own).not.toContain('"number": "2026')
})

test('a review that is in stays, and one that was declined is over already', async () => {
  const { world } = held
  const done = await givenReview(world, people, applicationId)
  const declined = await givenAssignment(world, people, applicationId, people.ines)
  made(await declineReview(world, actorOf(people.ines), { assignmentId: declined, reason: 'No time.', instead: '' }))

  expect(await remove(done)).toMatchObject({ refused: 'already-submitted' })
  expect(await remove(declined)).toMatchObject({ refused: 'already-over' })
})

test('it takes a reason, the office, and an application that is the officer’s to act on', async () => {
  const { world } = held
  const assignmentId = await givenAssignment(world, people, applicationId)
  await world.db.update(peopleTable).set({ roles: ['reviewer', 'programme_officer'] })
  const involved = { ...people.lin, roles: ['programme_officer'] as const }
  const other = await givenInReview(world, people, { lead: people.ada })

  expect(await remove(assignmentId, ' ')).toMatchObject({ refused: 'reason-missing' })
  expect(await remove(assignmentId, 'No.', people.rosa)).toMatchObject({ refused: 'not-allowed' })
  expect(await remove(assignmentId, 'No.', involved as unknown as Cast['june'])).toMatchObject({
    refused: 'own-application',
  })
  const wrong = { applicationId: other, assignmentId, reason: 'No.' }
  expect(await removeRequest(world, actorOf(people.june), wrong)).toMatchObject({ refused: 'not-found' })
})

test('who was asked once is not asked again by the back door', async () => {
  const { world } = held
  made(await remove(await givenAssignment(world, people, applicationId)))

  const again = await assignReviewer(world, actorOf(people.june), { applicationId, reviewerId: people.kofi.id })

  expect(again).toMatchObject({ refused: 'taken-back' })
})
