import { beforeEach, expect, test } from 'vitest'
import { decideApplication } from '#app/domain/grants/decide-application.server.ts'
import { declareConflict } from '#app/domain/grants/declare-conflict.server.ts'
import { readDiscussion } from '#app/domain/grants/sight/discussion/read-discussion.server.ts'
import { takeMessageBack } from '#app/domain/grants/sight/discussion/take-message-back.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenMessage, givenReviewed } from '#test/support/given/discussion.ts'
import { givenReleased, made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let applicationId: Id<'app'>
let callId: Id<'cal'>
let byKofi: Id<'asg'>
let messageId: Id<'dms'>

beforeEach(async () => {
  people = await cast(held.world)
  const reviewed = await givenReviewed(held.world, people)
  applicationId = reviewed.applicationId
  callId = reviewed.callId
  byKofi = reviewed.byKofi
  messageId = await givenMessage(held.world, people.kofi, { applicationId, words: 'Too rash.' })
})

const takeBack = (who: Person) => takeMessageBack(held.world, actorOf(who), { applicationId, messageId })
const read = async (who: Person) =>
  (await readDiscussion(held.world.db, who, { applicationId, now: held.world.clock.now() }))?.messages

test('what was taken back within a quarter of an hour nobody reads, and that there was something stays', async () => {
  made(await takeBack(people.kofi))
  made(await takeBack(people.kofi))

  for (const who of [people.kofi, people.ines, people.june, people.rosa]) {
    expect(await read(who)).toMatchObject([{ words: null, mayTakeBack: false }])
  }
})

test('two at once are one', async () => {
  expect(await Promise.all([takeBack(people.kofi), takeBack(people.kofi)])).toMatchObject([{ ok: true }, { ok: true }])
})

test('later it stands', async () => {
  held.world.clock.advance(15 * 60_000)

  expect(await takeBack(people.kofi)).toMatchObject({ refused: 'too-late' })
  expect(await read(people.kofi)).toMatchObject([{ words: 'Too rash.', mayTakeBack: false }])
})

test('nobody takes back what another said, nor what is closed to them', async () => {
  for (const who of [people.ines, people.june, people.grace]) {
    expect(await takeBack(who)).toMatchObject({ refused: 'not-found' })
  }
  const conflict = { assignmentId: byKofi, has: 'conflict', reason: 'My student.' } as const
  made(await declareConflict(held.world, actorOf(people.kofi), conflict))
  expect(await takeBack(people.kofi)).toMatchObject({ refused: 'not-found' })
})

test('once the decision is released what was said stays', async () => {
  const { world } = held
  const decision = { applicationId, outcome: 'accepted_full', reason: '' } as const
  made(await decideApplication(world, actorOf(people.june), decision))
  await givenReleased(world, people, callId)

  expect(await takeBack(people.kofi)).toMatchObject({ refused: 'closed' })
  expect(await read(people.kofi)).toMatchObject([{ words: 'Too rash.' }])
})
