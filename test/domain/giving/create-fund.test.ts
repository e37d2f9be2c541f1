import { expect, test } from 'vitest'
import { createFund } from '#app/domain/giving/create-fund.server.ts'
import { readFundMoney } from '#app/domain/giving/read-funds.server.ts'
import { cast } from '#test/support/cast.ts'
import { fundWords } from '#test/support/given/giving.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('finance opens a fund, and money can be given to it', async () => {
  const { world } = held
  const { mina } = await cast(world)

  const outcome = await createFund(world, mina, fundWords)

  expect(outcome).toMatchObject({ ok: true })
  expect(await readFundMoney(world.db)).toMatchObject([{ slug: 'compute', isOpen: true, received: 0n, gifts: 0 }])
})

test('a fundraiser and an auditor open none', async () => {
  const { world } = held
  const { fay, otto } = await cast(world)

  const refusals = [await createFund(world, fay, fundWords), await createFund(world, otto, fundWords)]

  expect(refusals).toEqual(Array(2).fill({ ok: false, refused: 'not-an-officer' }))
  expect(await readFundMoney(world.db)).toEqual([])
})

test.each(['No Way', '', 'a--b', '-a', 'a/b', 'x'.repeat(61)])(
  'the address %j is not made of plain words',
  async (slug) => {
    const { world } = held
    const { mina } = await cast(world)

    expect(await createFund(world, mina, { ...fundWords, slug })).toEqual({ ok: false, refused: 'bad-slug' })
  },
)

test('an address is taken once, also by two officers at once', async () => {
  const { world } = held
  const { mina, rosa } = await cast(world)

  const outcomes = await Promise.all([createFund(world, mina, fundWords), createFund(world, rosa, fundWords)])
  const later = await createFund(world, mina, fundWords)

  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(later).toEqual({ ok: false, refused: 'slug-taken' })
  expect(await readFundMoney(world.db)).toHaveLength(1)
})
