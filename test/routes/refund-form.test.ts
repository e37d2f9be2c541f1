import { beforeEach, expect, test } from 'vitest'
import { action, loader } from '#app/routes/admin.gifts.$giftId_.refund/route.tsx'
import { replaceWorld } from '#app/world.server.ts'
import { gifts } from '#db/schema/giving.ts'
import { givenCheque, givenGivers } from '#test/support/given/own.ts'
import { get, post } from '#test/support/http.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
beforeEach(() => replaceWorld(held.world))

test('a refund form sent twice is refused the second time, and keeps what it saw', async () => {
  const { world } = held
  const given = await givenGivers(world)
  const { giftId } = await givenCheque(given)
  const asked = { as: given.mina, hasSecondStep: true, params: { giftId } }
  const { refunded } = (await get(world, loader, asked)).body as { refunded: string }
  const form = { amount: '1', reason: 'Asked for', refunded }

  const first = await post(world, action, form, asked)
  const second = await post(world, action, form, asked)
  const without = await post(world, action, { amount: '1', reason: 'Asked for' }, asked)

  expect(first.status).toBe(303)
  expect(second).toMatchObject({ status: 409, body: { form: { values: { refunded: '0' } } } })
  expect(without.status).toBe(400)
  expect(await world.db.select({ refunded: gifts.refunded }).from(gifts)).toEqual([{ refunded: 100n }])
})
