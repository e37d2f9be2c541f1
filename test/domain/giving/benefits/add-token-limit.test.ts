import { expect, test } from 'vitest'
import { addTokenLimit } from '#app/domain/giving/benefits/add-token-limit.server.ts'
import { readTokenLimit, readTokenLimits } from '#app/domain/giving/benefits/read-benefits.server.ts'
import { cents, usd } from '#app/units/money.ts'
import { cast } from '#test/support/cast.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const limit = { itemCost: usd(14.2), itemGift: usd(71), shareBasisPoints: 200, shareMost: usd(142) }
const source = 'Rev. Proc. 2026-40'

test('finance writes the limits of a year down once, with where they are published', async () => {
  const { world } = held
  const { mina } = await cast(world)

  const both = await Promise.all([1, 2].map(() => addTokenLimit(world, mina, { year: 2027, limit, source })))

  expect(both.map((one) => (one.ok ? 'done' : one.refused)).sort()).toEqual(['done', 'known-already'])
  expect(await readTokenLimit(world.db, 2027)).toMatchObject(limit)
  expect((await readTokenLimits(world.db))[0]).toMatchObject({ year: 2027, source })
})

test('a year far ahead, limits of nothing and no source are refused, and who may not writes none', async () => {
  const { world } = held
  const { mina, fay } = await cast(world)
  const add = (words: Partial<Parameters<typeof addTokenLimit>[2]>, person = mina) =>
    addTokenLimit(world, person, { year: 2027, limit, source, ...words })

  expect(await add({}, fay)).toEqual({ ok: false, refused: 'not-an-officer' })
  expect(await add({ year: 2028 })).toEqual({ ok: false, refused: 'not-a-year' })
  expect(await add({ year: 1989 })).toEqual({ ok: false, refused: 'not-a-year' })
  expect(await add({ limit: { ...limit, itemCost: cents(0n) } })).toEqual({ ok: false, refused: 'no-amounts' })
  expect(await add({ limit: { ...limit, shareBasisPoints: 0 } })).toEqual({ ok: false, refused: 'no-amounts' })
  expect(await add({ limit: { ...limit, itemGift: usd(1_000_000.01) } })).toEqual({ ok: false, refused: 'too-much' })
  expect(await add({ source: ' ' })).toEqual({ ok: false, refused: 'no-source' })
  expect(await readTokenLimit(world.db, 2027)).toBeNull()
})
