import { beforeEach, expect, test } from 'vitest'
import { advanceApplication } from '#app/domain/grants/advance-application.server.ts'
import { assignReviewer } from '#app/domain/grants/assign-reviewer.server.ts'
import { decideApplication } from '#app/domain/grants/decide-application.server.ts'
import { declareConflict } from '#app/domain/grants/declare-conflict.server.ts'
import { releaseDecisions } from '#app/domain/grants/release-decisions.server.ts'
import { screenApplication } from '#app/domain/grants/screen-application.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import {
  givenAssignment,
  givenCall,
  givenDecided,
  givenInReview,
  made,
  seenDrafts,
} from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let callId: Id<'cal'>
let applicationId: Id<'app'>
let officer: Person

/** Kofi reviews and is an officer too; he declared a conflict with Grace's application. */
beforeEach(async () => {
  people = await cast(held.world)
  callId = (await givenCall(held.world, people.june)).callId
  applicationId = await givenInReview(held.world, people)
  const assignmentId = await givenAssignment(held.world, people, applicationId)
  officer = { ...people.kofi, roles: ['reviewer', 'programme_officer'] }
  made(await declareConflict(held.world, actorOf(officer), { assignmentId, has: 'conflict', reason: 'My student.' }))
})

test('an officer who declared a conflict takes no step with the application', async () => {
  const { world } = held
  const by = actorOf(officer)
  const own = { ok: false, refused: 'own-application' }

  expect(await screenApplication(world, by, { applicationId, to: 'in_review', note: '' })).toEqual(own)
  expect(await assignReviewer(world, by, { applicationId, reviewerId: people.ines.id })).toEqual(own)
  expect(await advanceApplication(world, by, { applicationId, to: 'in_discussion' })).toEqual(own)
  expect(await decideApplication(world, by, { applicationId, outcome: 'accepted_full', reason: '' })).toEqual(own)
})

test('an officer with a part in a call releases nothing of it, and learns nothing by asking', async () => {
  const { world } = held
  const release = (who: Person, expected: string) => releaseDecisions(world, actorOf(who), { callId, expected })
  const own = { ok: false, refused: 'own-application' }
  await givenDecided(world, people, { lead: people.ada })

  const seen = () => seenDrafts(world, people, callId)
  const before = [await release(officer, await seen()), await release(officer, '')]
  made(await decideApplication(world, actorOf(people.june), { applicationId, outcome: 'accepted_full', reason: '' }))
  const after = [await release(officer, await seen()), await release(officer, '')]

  expect([...before, ...after]).toEqual([own, own, own, own])
  expect(await release(people.june, await seen())).toMatchObject({ ok: true, value: { released: 2 } })
  expect(await release(officer, await seen())).toMatchObject({ refused: 'nothing-to-release' })
})
