import { expect, test } from 'vitest'
import { lapseOffers } from '#app/domain/grants/lapse-offers.server.ts'
import { readMyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { portal } from '#app/domain/people/person.ts'
import { cast } from '#test/support/cast.ts'
import { givenCall, givenDecided, givenReleased } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('an offer lapses when its time is over, not before, and once', async () => {
  const { world } = held
  const people = await cast(world)
  const { callId } = await givenCall(world, people.june)
  const id = await givenDecided(world, people)
  await givenReleased(world, people, callId)

  world.clock.advance(30 * 86_400_000 - 1)
  expect(await lapseOffers(world, portal('calendar'))).toBe(0)
  world.clock.advance(1)
  const both = await Promise.all([lapseOffers(world, portal('calendar')), lapseOffers(world, portal('calendar'))])

  expect(both.reduce((sum, count) => sum + count, 0)).toBe(1)
  expect(await readMyApplication(world, people.grace, id)).toMatchObject({ stage: 'lapsed' })
})
