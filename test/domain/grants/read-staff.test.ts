import { beforeEach, expect, test } from 'vitest'
import { declareConflict } from '#app/domain/grants/declare-conflict.server.ts'
import { readApplicationsAfter } from '#app/domain/grants/read-applications-after.server.ts'
import { readCallsForStaff } from '#app/domain/grants/read-calls.server.ts'
import { readPanel } from '#app/domain/grants/read-panel.server.ts'
import { readReviewers } from '#app/domain/grants/read-reviewers.server.ts'
import { readStaffApplication } from '#app/domain/grants/read-staff-application.server.ts'
import { readStaffApplications } from '#app/domain/grants/read-staff-applications.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import {
  answers,
  givenAssignment,
  givenCall,
  givenDecided,
  givenDraft,
  givenInReview,
  givenReview,
  made,
} from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let callId: Id<'cal'>

beforeEach(async () => {
  people = await cast(held.world)
  callId = (await givenCall(held.world, people.june)).callId
})

test('before asking, the officer sees who can be asked, their load, and why the others cannot', async () => {
  const { world } = held
  const team = { ...answers.team, 'member-1-email': people.ines.email }
  const first = await givenInReview(world, people, { answers: { team } })
  const second = await givenInReview(world, people, { lead: people.kofi })
  await givenAssignment(world, people, first)

  const against = async (id: Id<'app'>) =>
    (await readReviewers(world, people.june, id)).map((one) => [one.name, one.load, one.against])

  expect(await against(first)).toEqual([
    ['Ines Duarte', 0, 'team'],
    ['Kofi Mensah', 1, 'assigned'],
  ])
  expect(await against(second)).toEqual([
    ['Ines Duarte', 0, null],
    ['Kofi Mensah', 1, 'applicant'],
  ])
  const conflicted = await givenInReview(world, people)
  const assignmentId = await givenAssignment(world, people, conflicted)
  made(await declareConflict(world, actorOf(people.kofi), { assignmentId, has: 'conflict', reason: 'My student.' }))
  expect(await against(conflicted)).toEqual([
    ['Ines Duarte', 0, null],
    ['Kofi Mensah', 1, 'conflict'],
  ])
  expect(await readReviewers(world, people.grace, first)).toEqual([])
})

test('calls count what came: drafts apart from what was sent in', async () => {
  const { world } = held
  await givenDraft(world, people.ada)
  await givenInReview(world, people)

  expect(await readCallsForStaff(world, people.june)).toMatchObject([{ drafts: 1, sent: 1, decided: 0 }])
})

test('nobody’s own application is in the counts they read', async () => {
  const { world } = held
  await givenDecided(world, people)
  await givenInReview(world, people, { lead: people.ada })
  const counts = async (who: Cast['rosa']) => readCallsForStaff(world, { ...who, roles: ['administrator'] })

  expect(await counts(people.rosa)).toMatchObject([{ sent: 2, decided: 1 }])
  expect(await counts(people.grace)).toMatchObject([{ sent: 1, decided: 0 }])
  expect(await counts(people.lin)).toMatchObject([{ sent: 0, decided: 0 }])
  expect(await readCallsForStaff(world, people.grace)).toEqual([])
})

test('staff see no drafts, and an officer with a part in an application finds no trace of it', async () => {
  const { world } = held
  const draft = await givenDraft(world, people.ada)
  const id = await givenInReview(world, people)
  const onTeam = { ...people.lin, roles: ['programme_officer'] as const }

  const seen = await readStaffApplications(world, people.june, { words: 'lantern' })

  expect(seen.applications.map((one) => one.id)).toEqual([id])
  expect(await readStaffApplication(world, people.june, draft)).toBeNull()
  expect(await readStaffApplications(world, onTeam)).toEqual({ applications: [], previous: null, next: null })
  expect(await readStaffApplication(world, onTeam, id)).toBeNull()
  expect(await readPanel(world, onTeam, callId)).toEqual([])
  const listed = async (who: Cast['june']) => readApplicationsAfter(world, who, { after: null, size: 10 })
  expect(await listed(people.june)).toMatchObject([{ id, applicant: 'Grace Hopper', call: 'open-models-2026' }])
  expect(await listed(onTeam)).toEqual([])
  expect(await listed(people.grace)).toEqual([])
  expect((await readStaffApplications(world, people.grace)).applications).toEqual([])
  expect((await readStaffApplications(world, people.june, { words: '%' })).applications).toEqual([])
})

test('the panel shows each review’s mean, and how many were asked', async () => {
  const { world } = held
  const id = await givenInReview(world, people)
  await givenReview(world, people, id)
  await givenAssignment(world, people, id, people.ines)

  expect(await readPanel(world, people.june, callId)).toMatchObject([
    { id, means: [425], reviewsAsked: 2, outcome: null },
  ])
})
