import { beforeEach, expect, test } from 'vitest'
import { planRelease } from '#app/domain/grants/release/plan-release.server.ts'
import { releaseDecisions } from '#app/domain/grants/release-decisions.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenCall, givenDecided, made, seenDrafts } from '#test/support/given/grants.ts'
import { givenSecondRule } from '#test/support/given/releases.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let callId: Id<'cal'>
const hour = 3_600_000

beforeEach(async () => {
  people = await cast(held.world)
  callId = (await givenCall(held.world, people.june)).callId
  await givenDecided(held.world, people)
})

const inHours = (hours: number) => new Date(held.world.clock.now().getTime() + hours * hour)
const seen = (of = callId) => seenDrafts(held.world, people, of)
const plan = async (words: { releaseAt?: Date; expected?: string } = {}, who = people.june) =>
  planRelease(held.world, actorOf(who), { callId, expected: await seen(), releaseAt: inHours(5), ...words })

test('the same plan twice is one, another beside it is refused, and so is a release by hand', async () => {
  const { planId } = made(await plan())

  expect(await plan()).toEqual({ ok: true, value: { planId } })
  expect(await plan({ releaseAt: inHours(7) })).toMatchObject({ refused: 'planned-already' })
  const byHand = await releaseDecisions(held.world, actorOf(people.june), { callId, expected: await seen() })
  expect(byHand).toMatchObject({ refused: 'planned-already' })
})

test('a plan is for a time to come, at most ninety days, of the drafts that were seen, by an officer', async () => {
  expect(await plan({ releaseAt: held.world.clock.now() })).toMatchObject({ refused: 'not-to-come' })
  expect(await plan({ releaseAt: inHours(91 * 24) })).toMatchObject({ refused: 'too-far' })
  expect(await plan({ expected: '1' })).toMatchObject({ refused: 'changed-since' })
  expect(await plan({}, people.rosa)).toMatchObject({ refused: 'not-allowed' })
  await givenSecondRule(held.world, people, callId, 1_000)
  expect(await plan()).toMatchObject({ refused: 'needs-second' })
})
