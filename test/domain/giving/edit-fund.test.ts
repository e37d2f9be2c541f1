import { expect, test } from 'vitest'
import { editFund } from '#app/domain/giving/edit-fund.server.ts'
import { readFundMoney } from '#app/domain/giving/read-funds.server.ts'
import { cast } from '#test/support/cast.ts'
import { fundWords, givenFund, givenGift, useTill } from '#test/support/given/giving.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })
const { slug: _slug, ...words } = fundWords

test('a fund can be closed to gifts, and its restriction chosen anew while nobody gave', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const fundId = await givenFund(world)

  const outcome = await editFund(world, mina, { fundId, ...words, restriction: 'none', isOpen: false })

  expect(outcome).toMatchObject({ ok: true })
  expect(await readFundMoney(world.db)).toMatchObject([{ name: 'Compute fund', restriction: 'none', isOpen: false }])
})

test('only finance edits a fund, and only one there is', async () => {
  const { world } = held
  const { mina, fay } = await cast(world)
  const fundId = await givenFund(world)

  expect(await editFund(world, fay, { fundId, ...words })).toEqual({ ok: false, refused: 'not-an-officer' })
  expect(await editFund(world, mina, { fundId: 'fnd_none', ...words })).toEqual({ ok: false, refused: 'no-such-fund' })
})

test('the restriction of a fund stays once there are gifts; the rest may change', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const fundId = await givenFund(world)
  await givenGift(world, { fundId })

  const promised = await editFund(world, mina, { fundId, ...words, restriction: 'none' })
  const closed = await editFund(world, mina, { fundId, ...words, isOpen: false })

  expect(promised).toEqual({ ok: false, refused: 'promised' })
  expect(closed).toMatchObject({ ok: true })
  expect(await readFundMoney(world.db)).toMatchObject([
    { restriction: 'purpose', isOpen: false, received: 10330n, left: 10330n, gifts: 1 },
  ])
})
