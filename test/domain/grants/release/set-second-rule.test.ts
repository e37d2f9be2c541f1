import { beforeEach, expect, test } from 'vitest'
import { readSecondRule } from '#app/domain/grants/release/read-drafts.server.ts'
import { setSecondRule } from '#app/domain/grants/release/set-second-rule.server.ts'
import { readActivity } from '#app/domain/impact/read-activity.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { type GpuSeconds, gpuHours, gpuSeconds } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenCall, made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let callId: Id<'cal'>

beforeEach(async () => {
  people = await cast(held.world)
  callId = (await givenCall(held.world, people.june)).callId
})

const set = (from: GpuSeconds | null, who = people.june) => setSecondRule(held.world, actorOf(who), { callId, from })
const rule = (of = callId) => readSecondRule(held.world.db, held.world.lab, of)

test('a call goes by what the lab has set until it says otherwise, and again when it no longer does', async () => {
  expect(await rule()).toEqual({ from: gpuHours(held.world.lab.secondOfficerHours), isOwn: false })

  made(await set(gpuHours(1_000)))
  expect(await rule()).toEqual({ from: gpuHours(1_000), isOwn: true })

  made(await set(null))
  expect(await rule()).toMatchObject({ isOwn: false })
})

test('the same rule twice is one change', async () => {
  made(await set(gpuHours(1_000)))
  made(await set(gpuHours(1_000)))
  made(await set(gpuHours(2_000)))
  made(await set(null))
  made(await set(null))

  const told = await readActivity(held.world.db, people.june, { type: 'call', id: callId })
  expect(told.filter(({ kind }) => kind === 'second-rule-set')).toHaveLength(3)
})

test('a copy of a call takes its rule along', async () => {
  made(await set(gpuHours(1_000)))

  const copy = await givenCall(held.world, people.june, { slug: 'again', copyOf: callId })

  expect(await rule(copy.callId)).toEqual({ from: gpuHours(1_000), isOwn: true })
})

test('only a programme officer sets it, of a call that is there, above zero', async () => {
  expect(await set(gpuHours(1), people.rosa)).toMatchObject({ refused: 'not-allowed' })
  expect(await set(gpuSeconds(0))).toMatchObject({ refused: 'not-above-zero' })
  const elsewhere = { callId: held.world.ids.next('cal'), from: gpuHours(1) }
  expect(await setSecondRule(held.world, actorOf(people.june), elsewhere)).toMatchObject({ refused: 'not-found' })
})
