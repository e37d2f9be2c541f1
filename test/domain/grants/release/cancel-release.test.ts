import { expect, test } from 'vitest'
import { cancelRelease } from '#app/domain/grants/release/cancel-release.server.ts'
import { planRelease } from '#app/domain/grants/release/plan-release.server.ts'
import { releasePlanned } from '#app/domain/grants/release/release-planned.server.ts'
import { actorOf, portal } from '#app/domain/people/person.ts'
import { cast } from '#test/support/cast.ts'
import { givenCall, givenDecided, made, seenDrafts } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a plan is cancelled once, by an officer, and no more after its instant', async () => {
  const { world } = held
  const people = await cast(world)
  const { callId } = await givenCall(world, people.june)
  await givenDecided(world, people)
  const releaseAt = new Date(world.clock.now().getTime() + 3_600_000)
  const plan = async () => {
    const expected = await seenDrafts(world, people, callId)
    return made(await planRelease(world, actorOf(people.june), { callId, expected, releaseAt }))
  }
  const cancel = (planId: `rpl_${string}`, who = people.june, of = callId) =>
    cancelRelease(world, actorOf(who), { callId: of, planId })
  const { planId } = await plan()

  expect(await cancel(planId, people.grace)).toMatchObject({ refused: 'not-allowed' })
  expect(await cancel(world.ids.next('rpl'))).toMatchObject({ refused: 'not-found' })
  const other = await givenCall(world, people.june, { slug: 'other' })
  expect(await cancel(planId, people.june, other.callId)).toMatchObject({ refused: 'not-found' })
  expect((await Promise.all([cancel(planId), cancel(planId)])).every(({ ok }) => ok)).toBe(true)

  const again = await plan()
  world.clock.advance(3_600_000)
  await releasePlanned(world, portal('calendar'))
  expect(await cancel(again.planId)).toMatchObject({ refused: 'too-late' })
})

test('an officer with a part in an application that waits does not cancel the release of its decision', async () => {
  const { world } = held
  const people = await cast(world)
  const { callId } = await givenCall(world, people.june)
  await givenDecided(world, people)
  const releaseAt = new Date(world.clock.now().getTime() + 3_600_000)
  const expected = await seenDrafts(world, people, callId)
  const { planId } = made(await planRelease(world, actorOf(people.june), { callId, expected, releaseAt }))
  const officer = { ...people.grace, roles: ['programme_officer'] as const }

  expect(await cancelRelease(world, actorOf(officer), { callId, planId })).toMatchObject({ refused: 'own-application' })
})
