import { expect, test } from 'vitest'
import { endChallenges } from '#app/domain/giving/challenges/end-challenges.server.ts'
import { cast } from '#test/support/cast.ts'
import { givenChallenge, readChallengeRow } from '#test/support/given/challenges.ts'
import { givenFund } from '#test/support/given/giving.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a challenge ends three weeks after its last day, so that what was on its way is matched', async () => {
  const { world } = held
  const { fay } = await cast(world)
  const challengeId = await givenChallenge(world, { fundIds: [await givenFund(world)], by: fay })
  world.clock.set('2026-04-21T16:00:00Z')
  expect(await endChallenges(world)).toEqual({ ended: 0 })

  world.clock.set('2026-04-22T16:00:00Z')
  const both = await Promise.all([endChallenges(world), endChallenges(world)])

  expect(both.map(({ ended }) => ended).sort()).toEqual([0, 1])
  expect(await readChallengeRow(world, challengeId)).toMatchObject({ state: 'ended', endReason: 'Its window is over.' })
})
