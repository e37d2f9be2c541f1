import { beforeEach, expect, test } from 'vitest'
import { forgive, takeFrom } from '#app/platform/limits.server.ts'
import { action as signIn } from '#app/routes/_public.sign-in._index/route.tsx'
import { replaceWorld } from '#app/world.server.ts'
import { post } from '#test/support/http.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
beforeEach(() => replaceWorld(held.world))
const limit = { name: 'test', points: 5, seconds: 600 }

test('of forty at once as many pass as there are points, and the others hear when to come back', async () => {
  const taken = await Promise.all(Array.from({ length: 40 }, () => takeFrom(held.world, limit, 'ada@example.org')))

  expect(taken.filter((one) => one.ok)).toHaveLength(5)
  const refused = taken.find((one) => !one.ok)
  const wait = refused && !refused.ok ? refused.retryAt.getTime() - held.world.clock.now().getTime() : 0
  expect(wait).toBeGreaterThan(590_000)
  expect((await takeFrom(held.world, limit, 'grace@example.org')).ok).toBe(true)
})

test('what is forgiven counts anew', async () => {
  for (let count = 0; count < 6; count += 1) await takeFrom(held.world, limit, 'ada')

  await forgive(held.world, limit, 'ADA')

  expect((await takeFrom(held.world, limit, 'ada')).ok).toBe(true)
})

test('a fourth link within the hour is refused with 429, and what was typed stays', async () => {
  const ask = () => post(held.world, signIn, { email: 'ada@example.org' }, { path: '/sign-in' })
  for (let count = 0; count < 3; count += 1) expect((await ask()).status).toBe(200)

  const fourth = await ask()

  expect(fourth.status).toBe(429)
  expect(Number(fourth.headers.get('retry-after'))).toBeGreaterThan(3_500)
  expect(fourth.body).toMatchObject({ form: { values: { email: 'ada@example.org' } } })
})
