import { beforeEach, expect, test } from 'vitest'
import { readSecondRule } from '#app/domain/grants/release/read-drafts.server.ts'
import { setSecondRule } from '#app/domain/grants/release/set-second-rule.server.ts'
import { readActivity } from '#app/domain/impact/read-activity.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import { type GpuSeconds, gpuHours, gpuSeconds } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenCall, givenDecided, made } from '#test/support/given/grants.ts'
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

test('while a draft waits for its release the hours only go down, so that nobody lifts the rule over her own draft', async () => {
  made(await set(gpuHours(1_000)))
  await givenDecided(held.world, people)

  expect(await set(gpuHours(1_001))).toMatchObject({ refused: 'drafts-wait' })
  expect(await set(null)).toMatchObject({ refused: 'drafts-wait' })
  expect(await set(gpuHours(999))).toMatchObject({ ok: true })
  expect(await rule()).toEqual({ from: gpuHours(999), isOwn: true })
})

test('a call never takes two officers from more hours than the lab does, not even where the lab has come down since', async () => {
  const { world } = held
  expect(await set(gpuHours(world.lab.secondOfficerHours + 1))).toMatchObject({ refused: 'above-the-lab' })
  made(await set(gpuHours(2_000)))

  const lower = await readSecondRule(world.db, { secondOfficerHours: 1_000 }, callId)

  expect(lower).toEqual({ from: gpuHours(1_000), isOwn: false })
})

test('an officer with a part in an application of the call does not say how many officers it takes', async () => {
  await givenDecided(held.world, people)
  const officer: Person = { ...people.grace, roles: ['programme_officer'] }

  expect(await set(gpuHours(1_000), officer)).toMatchObject({ refused: 'own-application' })
})
