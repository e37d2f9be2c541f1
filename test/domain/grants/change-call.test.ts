import { beforeEach, expect, test } from 'vitest'
import { changeCall } from '#app/domain/grants/change-call.server.ts'
import type { CallWords } from '#app/domain/grants/open-call.server.ts'
import { readCall } from '#app/domain/grants/read-calls.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Month } from '#app/units/time.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { callWords, givenCall, givenDraft } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let callId: Id<'cal'>

beforeEach(async () => {
  people = await cast(held.world)
  callId = (await givenCall(held.world, people.june)).callId
})

const change = (words: Partial<CallWords> = {}, who = people.june) =>
  changeCall(held.world, actorOf(who), { ...callWords, ...words, callId })

test('a deadline may be moved for everyone at once', async () => {
  const closesAt = new Date('2026-04-07T21:00:00Z')

  expect((await change({ closesAt })).ok).toBe(true)
  expect((await change({ closesAt })).ok).toBe(true)

  expect(await readCall(held.world, callId)).toMatchObject({ deadline: new Date('2026-04-07T21:10:00Z') })
})

test('once somebody began, classes and months may be added and not taken away', async () => {
  await givenDraft(held.world, people.grace)

  expect((await change({ lastMonth: '2026-12' as Month })).ok).toBe(true)
  expect(await change()).toMatchObject({ refused: 'takes-away' })
  expect(await change({ lastMonth: '2026-12' as Month, gpuClasses: ['h100'] })).toMatchObject({ refused: 'takes-away' })
})

test('once somebody began, it closes later or not at all, and never earlier', async () => {
  await givenDraft(held.world, people.grace)
  const at = (instant: string) => change({ closesAt: new Date(instant) })

  expect(await at('2026-03-31T20:59:00Z')).toMatchObject({ refused: 'takes-time-away' })
  expect(await change({ graceMinutes: 0 })).toMatchObject({ refused: 'takes-time-away' })
  expect((await at('2026-04-07T21:00:00Z')).ok).toBe(true)
  expect((await change({ closesAt: null })).ok).toBe(true)
})

test('a call without a closing time in which somebody began is ended two weeks ahead, not before', async () => {
  await givenDraft(held.world, people.grace)
  await change({ closesAt: null })
  const now = held.world.clock.now().getTime()
  const inDays = (days: number) => change({ closesAt: new Date(now + days * 86_400_000) })

  expect(await inDays(13)).toMatchObject({ refused: 'takes-time-away' })
  expect((await inDays(14)).ok).toBe(true)
})

test('before anybody began, it may close earlier', async () => {
  expect((await change({ closesAt: new Date('2026-03-20T21:00:00Z') })).ok).toBe(true)
})

test('a change is refused to others, for an unknown call and with wrong figures', async () => {
  expect(await change({}, people.otto)).toMatchObject({ refused: 'not-allowed' })
  expect(await change({ closesAt: callWords.opensAt })).toMatchObject({ refused: 'closes-before-it-opens' })
  callId = held.world.ids.next('cal')
  expect(await change()).toMatchObject({ refused: 'not-found' })
})
