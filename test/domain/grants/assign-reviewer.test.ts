import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { assignReviewer } from '#app/domain/grants/assign-reviewer.server.ts'
import { declareConflict } from '#app/domain/grants/declare-conflict.server.ts'
import { readAssignment, readMyAssignments } from '#app/domain/grants/read-assignments.server.ts'
import { screenApplication } from '#app/domain/grants/screen-application.server.ts'
import { submitApplication } from '#app/domain/grants/submit-application.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { letters } from '#db/schema/activity.ts'
import { people as peopleTable } from '#db/schema/people.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenCoApplicant } from '#test/support/given/co-applicants.ts'
import {
  answers,
  givenAssignment,
  givenCall,
  givenFilledDraft,
  givenInReview,
  givenSubmitted,
  made,
  revisionOf,
} from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let applicationId: Id<'app'>

beforeEach(async () => {
  people = await cast(held.world)
  await givenCall(held.world, people.june)
  applicationId = await givenInReview(held.world, people)
})

const assign = (reviewer: Cast['kofi']) =>
  assignReviewer(held.world, actorOf(people.june), { applicationId, reviewerId: reviewer.id })

test('a reviewer is asked by letter, sees the assignment, and no content before the declaration', async () => {
  const { world } = held

  const { assignmentId } = made(await assign(people.kofi))

  expect((await world.db.select().from(letters)).at(-1)).toMatchObject({
    kind: 'review-requested',
    toEmail: people.kofi.email,
  })
  expect(await readAssignment(world, people.kofi, assignmentId)).toMatchObject({ state: 'assigned', proposal: null })
})

test('reviewers see their own assignments and nobody else’s', async () => {
  const { world } = held
  const assignmentId = await givenAssignment(world, people, applicationId)

  expect(await readMyAssignments(world, people.ines)).toEqual([])
  expect(await readAssignment(world, people.ines, assignmentId)).toBeNull()
  expect(await readAssignment(world, people.june, assignmentId)).toBeNull()
})

test('the same reviewer asked five times at once is asked once', async () => {
  const all = await Promise.all(Array.from({ length: 5 }, () => assign(people.kofi)))

  expect(all.filter((one) => one.ok)).toHaveLength(1)
  expect(all.filter((one) => !one.ok && one.refused === 'already-assigned')).toHaveLength(4)
})

test('nobody is asked for a day that is over', async () => {
  const ask = (dueAt: Date) =>
    assignReviewer(held.world, actorOf(people.june), { applicationId, reviewerId: people.kofi.id, dueAt })
  const now = held.world.clock.now()

  expect(await ask(new Date(now.getTime() - 1))).toMatchObject({ refused: 'due-past' })
  expect((await ask(now)).ok).toBe(true)
})

test('nobody is asked who is no reviewer, the applicant, on the team or in conflict', async () => {
  const { world } = held
  expect(await assign(people.ada)).toMatchObject({ refused: 'not-a-reviewer' })
  const team = { ...answers.team, 'member-1-email': people.ines.email }
  applicationId = await givenInReview(world, people, { lead: people.kofi, answers: { team } })
  expect(await assign(people.kofi)).toMatchObject({ refused: 'applicant' })
  expect(await assign(people.ines)).toMatchObject({ refused: 'team-member' })

  applicationId = await givenInReview(world, people)
  const assignmentId = await givenAssignment(world, people, applicationId)
  made(await declareConflict(world, actorOf(people.kofi), { assignmentId, has: 'conflict', reason: 'My student.' }))

  expect(await assign(people.kofi)).toMatchObject({ refused: 'conflicted' })
})

test('a reviewer reads before the declaration who joined as a co-applicant, each person once', async () => {
  const { world } = held
  applicationId = await givenFilledDraft(world, people.ada)
  await givenCoApplicant(world, { lead: people.ada, applicationId, who: people.grace, right: 'edit' })
  await givenCoApplicant(world, { lead: people.ada, applicationId, who: people.lin, right: 'edit' })
  const revision = await revisionOf(world, applicationId)
  made(await submitApplication(world, actorOf(people.ada), { applicationId, revision }))
  made(await screenApplication(world, actorOf(people.june), { applicationId, to: 'in_review', note: '' }))
  const assignmentId = await givenAssignment(world, people, applicationId)

  const seen = await readAssignment(world, people.kofi, assignmentId)

  expect(seen?.people.map(({ name }) => name)).toEqual(['Ada Lovelace', 'Lin Chen', 'Grace Hopper'])
})

test('who joined as a co-applicant is not asked, by whatever address', async () => {
  const { world } = held
  applicationId = await givenFilledDraft(world, people.ada)
  await givenCoApplicant(world, { lead: people.ada, applicationId, who: people.kofi, right: 'view' })
  const revision = await revisionOf(world, applicationId)
  made(await submitApplication(world, actorOf(people.ada), { applicationId, revision }))
  made(await screenApplication(world, actorOf(people.june), { applicationId, to: 'in_review', note: '' }))

  expect(await assign(people.kofi)).toMatchObject({ refused: 'team-member' })
  await world.db.update(peopleTable).set({ email: 'kofi@elsewhere.test' }).where(eq(peopleTable.id, people.kofi.id))
  expect(await assign(people.kofi)).toMatchObject({ refused: 'team-member' })
})

test('only an officer asks, and only while the application is in review', async () => {
  const { world } = held
  const asked = { applicationId, reviewerId: people.ines.id }
  expect(await assignReviewer(world, actorOf(people.kofi), asked)).toMatchObject({ refused: 'not-allowed' })

  applicationId = await givenSubmitted(world, people.ada)

  expect(await assign(people.kofi)).toMatchObject({ refused: 'not-in-review' })
})
