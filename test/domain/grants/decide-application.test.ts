import { beforeEach, expect, test } from 'vitest'
import { type Decide, decideApplication } from '#app/domain/grants/decide-application.server.ts'
import { readStaffApplication } from '#app/domain/grants/read-staff-application.server.ts'
import { readGrantsWaiting } from '#app/domain/grants/read-waiting.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import { letters } from '#db/schema/activity.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenCall, givenInReview, givenReleased, givenSubmitted, made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let callId: Id<'cal'>
let applicationId: Id<'app'>

beforeEach(async () => {
  people = await cast(held.world)
  callId = (await givenCall(held.world, people.june)).callId
  applicationId = await givenInReview(held.world, people)
})

const decide = (words: Partial<Decide> = {}, who = people.june) =>
  decideApplication(held.world, actorOf(who), { applicationId, outcome: 'accepted_full', reason: '', ...words })
const part = (hours: number) =>
  ({ outcome: 'accepted_partial', granted: [{ gpuClass: 'h100', seconds: gpuHours(hours) }] }) as const

test('a full grant gives the hours asked, as a draft that sends no letter', async () => {
  const { world } = held
  const before = (await world.db.select().from(letters)).length

  made(await decide())

  const drafted = await readStaffApplication(world, people.june, applicationId)
  expect(drafted).toMatchObject({
    state: 'decided',
    decision: { releasedAt: null, lines: [{ seconds: gpuHours(420_000) }] },
  })
  expect((await world.db.select().from(letters)).length).toBe(before)
  expect(await readGrantsWaiting(world, people.june, world.clock.now())).toMatchObject([
    { act: 'release', detail: '1 decision drafted' },
  ])
})

test('a partial grant gives fewer hours, never none and never more than asked', async () => {
  made(await decide(part(250_000)))

  const drafted = await readStaffApplication(held.world, people.june, applicationId)
  expect(drafted?.decision?.lines).toMatchObject([{ gpuClass: 'h100', seconds: gpuHours(250_000) }])
  const basedOn = drafted?.decision?.decidedAt ?? null
  expect(await decide({ ...part(420_001), basedOn })).toMatchObject({ refused: 'more-than-asked' })
  expect(await decide({ ...part(0), basedOn })).toMatchObject({ refused: 'no-hours' })
  expect(await decide({ outcome: 'declined', basedOn })).toMatchObject({ refused: 'reason-missing' })
})

test('a draft may be changed until the release by someone who read it', async () => {
  const { world } = held
  made(await decide())
  const basedOn = world.clock.now()
  world.clock.advance(1000)

  expect(await decide({ outcome: 'declined', reason: 'No.', basedOn })).toMatchObject({ ok: true })
  expect(await decide({ basedOn })).toMatchObject({ refused: 'decided-meanwhile' })
  expect(await decide()).toMatchObject({ refused: 'decided-meanwhile' })
  await givenReleased(world, people, callId)
  expect(await decide()).toMatchObject({ refused: 'not-in-review' })
})

test('of two officers deciding at once one is told that the other did', async () => {
  const both = await Promise.all([decide(), decide({ outcome: 'declined', reason: 'No.' })])

  expect(both.filter((one) => one.ok)).toHaveLength(1)
  expect(both.find((one) => !one.ok)).toMatchObject({ refused: 'decided-meanwhile' })
})

test('only an officer decides, never on an application of their own, and only after screening', async () => {
  expect(await decide({}, people.rosa)).toMatchObject({ refused: 'not-allowed' })
  expect(await decide({}, { ...people.grace, roles: ['programme_officer'] })).toMatchObject({
    refused: 'own-application',
  })
  expect(await decide({}, { ...people.lin, roles: ['programme_officer'] })).toMatchObject({
    refused: 'own-application',
  })
  applicationId = await givenSubmitted(held.world, people.ada)
  expect(await decide()).toMatchObject({ refused: 'not-in-review' })
})
