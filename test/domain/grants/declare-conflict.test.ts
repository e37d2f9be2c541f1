import { beforeEach, expect, test } from 'vitest'
import { sayExpertise } from '#app/domain/grants/assignment/say-expertise.server.ts'
import { decideApplication } from '#app/domain/grants/decide-application.server.ts'
import { declareConflict } from '#app/domain/grants/declare-conflict.server.ts'
import { readAssignment } from '#app/domain/grants/read-assignments.server.ts'
import { readStaffApplication } from '#app/domain/grants/read-staff-application.server.ts'
import { readGrantsWaiting } from '#app/domain/grants/read-waiting.server.ts'
import { declineReview } from '#app/domain/grants/sight/decline-review.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import {
  givenAssignment,
  givenCall,
  givenFilledDraft,
  givenInReview,
  givenReview,
  made,
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

test('a reviewer without a part in it declares so, and the proposal opens', async () => {
  const { world } = held
  const assignmentId = await givenAssignment(world, people, applicationId)

  await declareConflict(world, actorOf(people.kofi), { assignmentId, has: 'none', reason: '' })

  const opened = await readAssignment(world, people.kofi, assignmentId)
  expect(opened).toMatchObject({
    state: 'agreed',
    isOpen: true,
    proposal: { answers: { title: 'Lantern: a 7B model' } },
  })
})

test('a reviewer with a conflict steps back, and nothing waits for them any more', async () => {
  const { world } = held
  const assignmentId = await givenAssignment(world, people, applicationId)
  const waiting = () => readGrantsWaiting(world, people.kofi, world.clock.now())
  expect(await waiting()).toMatchObject([{ act: 'review', at: assignmentId }])
  const ask = { assignmentId, has: 'conflict', reason: 'My student.' } as const

  const both = await Promise.all([
    declareConflict(world, actorOf(people.kofi), ask),
    declareConflict(world, actorOf(people.kofi), ask),
  ])

  expect(both.every((one) => one.ok)).toBe(true)
  expect(await readAssignment(world, people.kofi, assignmentId)).toMatchObject({
    state: 'recused',
    proposal: null,
    review: null,
  })
  expect(await waiting()).toEqual([])
})

test('a conflict noticed after the review takes it out again', async () => {
  const { world } = held
  const assignmentId = await givenReview(world, people, applicationId)

  await declareConflict(world, actorOf(people.kofi), { assignmentId, has: 'conflict', reason: 'A grant together.' })

  expect(await readAssignment(world, people.kofi, assignmentId)).toMatchObject({ state: 'recused', proposal: null })
})

test('a conflict stated after the review was declined is kept once, and officers read it', async () => {
  const { world } = held
  const assignmentId = await givenAssignment(world, people, applicationId)
  const kofi = actorOf(people.kofi)
  made(await declineReview(world, kofi, { assignmentId, reason: 'No time.', instead: '' }))
  const conflict = (reason: string) => declareConflict(world, kofi, { assignmentId, has: 'conflict', reason })

  made(await conflict('My student.'))
  made(await conflict('My student, again.'))

  expect((await readStaffApplication(world, people.june, applicationId))?.conflicts).toEqual([
    { reviewer: people.kofi.name, status: 'confirmed', reason: 'My student.' },
  ])
})

test('who never answered cannot open the proposal once the review is over', async () => {
  const { world } = held
  const assignmentId = await givenAssignment(world, people, applicationId)
  const kofi = actorOf(people.kofi)
  const decision = { applicationId, outcome: 'declined', reason: 'Too few hours.' } as const
  made(await decideApplication(world, actorOf(people.june), decision))

  expect(await declareConflict(world, kofi, { assignmentId, has: 'none', reason: '' })).toMatchObject({
    refused: 'over',
  })

  expect(await readAssignment(world, people.kofi, assignmentId)).toMatchObject({ state: 'assigned', proposal: null })
  made(await declareConflict(world, kofi, { assignmentId, has: 'conflict', reason: 'My student.' }))
})

test('a conflict needs its reason, cannot be taken back, and is nobody else’s to declare', async () => {
  const { world } = held
  const assignmentId = await givenAssignment(world, people, applicationId)
  const declare = (who: Cast['kofi'], has: 'none' | 'conflict', reason: string) =>
    declareConflict(world, actorOf(who), { assignmentId, has, reason })

  expect(await declare(people.kofi, 'conflict', ' ')).toMatchObject({ refused: 'reason-missing' })
  expect(await declare(people.ines, 'none', '')).toMatchObject({ refused: 'not-found' })
  await declare(people.kofi, 'conflict', 'My student.')
  expect(await declare(people.kofi, 'none', '')).toMatchObject({ refused: 'recused' })
})

test('what may be a conflict is shown before anything else, and opens nothing until its reviewer says why it is none', async () => {
  const { world } = held
  const kofi = actorOf(people.kofi)
  const said = { topics: [], words: '', institution: 'the Arlington' }
  await sayExpertise(world, kofi, said)
  await givenInReview(world, people, { lead: people.kofi })
  const assignmentId = await givenAssignment(world, people, applicationId)
  const seen = () => readAssignment(world, people.kofi, assignmentId)

  expect((await seen())?.suggestions).toEqual([
    { kind: 'institution', about: 'Grace Hopper' },
    { kind: 'application', about: 'Lin Chen' },
    { kind: 'call', about: '' },
  ])
  const none = { assignmentId, has: 'none', reason: '' } as const
  expect(await declareConflict(world, kofi, none)).toMatchObject({ refused: 'dismissal-missing' })
  expect((await seen())?.proposal).toBeNull()
  const reason = 'I left it ten years ago.'
  expect(await declareConflict(world, kofi, { ...none, reason })).toMatchObject({ ok: true })

  expect(await seen()).toMatchObject({ state: 'agreed', suggestions: [] })
  expect((await readStaffApplication(world, people.june, applicationId))?.conflicts).toEqual([
    { reviewer: people.kofi.name, status: 'dismissed', reason },
  ])
})

test('a draft that was never sent suggests nothing, whoever is named in it', async () => {
  const { world } = held
  await givenFilledDraft(world, people.kofi)
  const assignmentId = await givenAssignment(world, people, applicationId)

  expect((await readAssignment(world, people.kofi, assignmentId))?.suggestions).toEqual([])
})
