import { beforeEach, expect, test } from 'vitest'
import { action as sell, loader as sellPage } from '#app/routes/admin.gifts.$giftId_.sold/route.tsx'
import { loader as list } from '#app/routes/admin.gifts.property._index/route.tsx'
import { action as enter, loader as enterPage } from '#app/routes/admin.gifts.property.new/route.tsx'
import { loader as own } from '#app/routes/backer._index/route.tsx'
import { replaceWorld } from '#app/world.server.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund } from '#test/support/given/giving.ts'
import { givenProperty } from '#test/support/given/property.ts'
import { get, post } from '#test/support/http.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
beforeEach(() => replaceWorld(held.world))

test('stock is entered on the form, refused with a sentence at its field, and keeps what was typed', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const fund = await givenFund(world)
  const asked = { as: mina, hasSecondStep: true }
  const { intent } = (await get(world, enterPage, asked)).body as { intent: string }
  const typed = {
    intent,
    name: 'Mary Somerville',
    kind: 'stock',
    stock: 'ORRY',
    shares: '200',
    low: '10',
    high: '10.05',
    fund,
    receivedOn: '2026-02-27',
    reference: 'DTC 1',
    visibility: 'unlisted',
  }

  const bare = await post(world, enter, { intent, kind: 'stock' }, asked)
  const turned = await post(world, enter, { ...typed, high: '9' }, asked)
  const entered = await post(world, enter, typed, asked)
  const again = await post(world, enter, typed, asked)

  expect(bare).toMatchObject({
    status: 400,
    body: { form: { fieldErrors: { fund: expect.anything(), stock: expect.anything() } } },
  })
  expect(turned).toMatchObject({
    status: 409,
    body: { form: { fieldErrors: { high: expect.anything() }, values: { shares: '200' } } },
  })
  expect([entered.status, again.status]).toEqual([303, 303])
  expect((await get(world, list, asked)).body).toMatchObject({ lines: [{ words: '200 shares of ORRY' }] })
})

test('a sale is booked on its form; afterwards there is nothing to sell', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const giftId = await givenProperty(world, mina, { fundId: await givenFund(world) })
  const asked = { as: mina, hasSecondStep: true, params: { giftId } }
  const form = { soldOn: '2026-03-02', proceeds: '2,000', reference: 'BROKER 88' }

  const ahead = await post(world, sell, { ...form, soldOn: '2027-03-02' }, asked)
  const sold = await post(world, sell, form, asked)

  expect(ahead).toMatchObject({ status: 409, body: { form: { fieldErrors: { soldOn: expect.anything() } } } })
  expect(sold.status).toBe(303)
  expect((await get(world, sellPage, asked)).status).toBe(404)
})

test('her own page describes it and says no value', async () => {
  const { world } = held
  const { mina, ada } = await cast(world)
  const donor = { kind: 'new', name: 'Ada', email: ada.email, is: 'person' } as const
  await givenProperty(world, mina, { fundId: await givenFund(world), donor })

  const { body } = (await get(world, own, { as: ada })) as { body: { totals: object; gifts: object[] } }

  expect(body.gifts).toMatchObject([{ property: { words: '200 shares of ORRY', isSold: false } }])
  expect(body.totals).toMatchObject({ given: 0n, gifts: 1, money: 0 })
})
