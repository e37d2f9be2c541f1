import { expect, test } from 'vitest'
import { addTokenLimit } from '#app/domain/giving/benefits/add-token-limit.server.ts'
import { correctTokenLimit } from '#app/domain/giving/benefits/correct-token-limit.server.ts'
import { readLimitVersions, readTokenLimit, readTokenLimits } from '#app/domain/giving/benefits/read-benefits.server.ts'
import { cents, usd } from '#app/units/money.ts'
import { tokenLimits } from '#db/schema/benefits.ts'
import { cast } from '#test/support/cast.ts'
import { made } from '#test/support/given/people.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const limit = { itemCost: usd(14.2), itemGift: usd(71), shareBasisPoints: 200, shareMost: usd(142) }
const right = { ...limit, itemCost: usd(14.3) }
const source = 'Rev. Proc. 2026-40'

async function given() {
  const people = await cast(held.world)
  made(await addTokenLimit(held.world, people.mina, { year: 2027, limit, source }))
  const ask = { year: 2027, version: 1, limit: right, source, reason: 'A slip of the finger.' }
  const correct = (words: Partial<typeof ask> = {}, person = people.mina) =>
    correctTokenLimit(held.world, person, { ...ask, ...words })
  return { ...people, correct }
}

test('a year that was written down wrong has a further version, which counts; the one before is kept', async () => {
  const { world } = held
  const { correct, mina } = await given()

  const both = await Promise.all([correct(), correct()])

  expect(both.map((one) => (one.ok ? 'done' : one.refused)).sort()).toEqual(['corrected-meanwhile', 'done'])
  expect(await readTokenLimit(world.db, 2027)).toMatchObject(right)
  expect((await readTokenLimits(world.db)).filter(({ year }) => year === 2027)).toMatchObject([{ version: 2 }])
  expect(await readLimitVersions(world.db, 2027)).toMatchObject([
    { version: 2, ...right, reason: 'A slip of the finger.', by: mina.name },
    { version: 1, ...limit, reason: null, by: mina.name },
  ])
})

test('no change, no reason, another year and amounts beyond any limit are refused, and who may not corrects none', async () => {
  const { world } = held
  const { correct, fay } = await given()

  expect(await correct({}, fay)).toEqual({ ok: false, refused: 'not-an-officer' })
  expect(await correct({ limit })).toEqual({ ok: false, refused: 'as-it-was' })
  expect(await correct({ reason: ' ' })).toEqual({ ok: false, refused: 'no-reason' })
  expect(await correct({ year: 2019 })).toEqual({ ok: false, refused: 'no-such-year' })
  expect(await correct({ version: 2 })).toEqual({ ok: false, refused: 'corrected-meanwhile' })
  expect(await correct({ limit: { ...limit, itemGift: usd(1_000_000.01) } })).toEqual({
    ok: false,
    refused: 'too-much',
  })
  expect(await correct({ limit: { ...limit, shareBasisPoints: 10_001 } })).toEqual({ ok: false, refused: 'too-much' })
  expect(await correct({ limit: { ...limit, shareMost: cents(0n) } })).toEqual({ ok: false, refused: 'no-amounts' })
  expect(await readTokenLimit(world.db, 2027)).toMatchObject(limit)
})

test('what was written down is never written over', async () => {
  const { world } = held
  await given()

  await expect(world.db.update(tokenLimits).set({ itemCost: usd(1) })).rejects.toMatchObject({
    cause: { message: expect.stringContaining('token_limit') },
  })
})
