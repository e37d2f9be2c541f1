import { expect, test } from 'vitest'
import { forgetExpired } from '#app/domain/people/forget-expired.server.ts'
import { redeemSignInLink } from '#app/domain/people/redeem-sign-in-link.server.ts'
import { limits, takeFrom } from '#app/platform/limits.server.ts'
import { rateLimits, sessions, signInLinks } from '#db/schema/people.ts'
import { cast } from '#test/support/cast.ts'
import { givenLink } from '#test/support/given/people.ts'
import { cookieOf } from '#test/support/http.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const day = 86_400_000

test('sessions that are over go, those in use stay', async () => {
  const { world } = held
  const { june, grace } = await cast(world)
  await cookieOf(world, june)
  world.clock.advance(2 * day)
  await cookieOf(world, grace)

  const forgotten = await forgetExpired(world)

  expect(forgotten).toMatchObject({ sessions: 1 })
  const kept = await world.db.select().from(sessions)
  expect(kept.map((session) => session.userId)).toEqual([grace.id])
})

test('a sign-in link is forgotten a week after its end, and works until then', async () => {
  const { world } = held
  const { grace } = await cast(world)
  await givenLink(world, grace.email)
  world.clock.advance(6 * day)
  const secret = await givenLink(world, grace.email)

  await forgetExpired(world)
  expect(await world.db.select().from(signInLinks)).toHaveLength(2)
  expect(await redeemSignInLink(world, secret)).toMatchObject({ ok: true })
  world.clock.advance(2 * day)
  const forgotten = await forgetExpired(world)

  expect(forgotten).toMatchObject({ links: 1 })
  expect(await world.db.select().from(signInLinks)).toHaveLength(1)
})

test('a counter goes a day after it has run out, never before', async () => {
  const { world } = held
  // why: the limiter reads the real clock; the world's is put to it.
  world.clock.set(new Date(Date.now()))
  await takeFrom(world, limits.giftFromAddress, '192.0.2.0/24')

  await forgetExpired(world)
  expect(await world.db.select().from(rateLimits)).toHaveLength(1)
  world.clock.advance(day + 3600_000)
  const again = await forgetExpired(world)

  expect(again).toMatchObject({ counters: 1 })
})
