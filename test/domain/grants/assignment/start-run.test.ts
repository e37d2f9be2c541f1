import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { usualSettings } from '#app/domain/grants/assignment/assignment-run.ts'
import { readAssignmentDesk } from '#app/domain/grants/assignment/read-run.server.ts'
import { startRun } from '#app/domain/grants/assignment/start-run.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { people as personRows } from '#db/schema/people.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenProposal } from '#test/support/given/assignment.ts'
import { givenCall, givenInReview, made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let callId: Id<'cal'>

beforeEach(async () => {
  people = await cast(held.world)
  callId = (await givenCall(held.world, people.june)).callId
})

const start = (change: Partial<Parameters<typeof startRun>[2]> = {}, who = people.june) =>
  startRun(held.world, actorOf(who), { ...usualSettings, callId, ...change })

test('asking for a proposal changes nothing yet, and its settings are there for the next one', async () => {
  await givenInReview(held.world, people)

  made(await start({ most: 5, seniors: [people.kofi.id] }))

  expect((await readAssignmentDesk(held.world, people.june, callId)).run).toMatchObject({
    state: 'waiting',
    proposal: null,
    settings: { most: 5, seniors: [people.kofi.id] },
  })
})

test('there is nothing to propose without an application in review, or for a day that is over', async () => {
  expect(await start()).toMatchObject({ refused: 'nothing-to-read' })
  expect(await start({ dueAt: '2020-01-01T00:00:00.000Z' })).toMatchObject({ refused: 'due-past' })
  expect(await start({ callId: 'cal_none' })).toMatchObject({ refused: 'not-found' })
  expect(await start({}, people.otto)).toMatchObject({ refused: 'not-allowed' })
})

test('a proposal is seen by the officer who asked for it, and an officer with a part in an application makes her own without it', async () => {
  await givenInReview(held.world, people)
  await givenInReview(held.world, people, { lead: people.ada })
  await givenProposal(held.world, people.june, { callId })
  const seenBy = async (who: Cast['june']) => {
    const desk = await readAssignmentDesk(held.world, { ...who, roles: ['programme_officer'] }, callId)
    return [desk.applications.length, desk.run?.proposal?.added.length, desk.run?.isCurrent]
  }

  expect(await seenBy(people.june)).toEqual([2, 2, true])
  expect(await seenBy(people.grace)).toEqual([1, undefined, undefined])
  await held.world.db
    .update(personRows)
    .set({ roles: ['programme_officer'] })
    .where(eq(personRows.id, people.grace.id))
  await givenProposal(held.world, { ...people.grace, roles: ['programme_officer'] }, { callId })
  expect(await seenBy(people.grace)).toEqual([1, 1, true])
  expect(await seenBy(people.june)).toEqual([2, 2, true])
  expect((await readAssignmentDesk(held.world, people.kofi, callId)).run).toBeNull()
})
