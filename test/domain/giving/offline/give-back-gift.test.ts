import { expect, test } from 'vitest'
import { enterGift } from '#app/domain/giving/offline/enter-gift.server.ts'
import { giveBackGift } from '#app/domain/giving/offline/give-back-gift.server.ts'
import { refundGift } from '#app/domain/giving/refund-gift.server.ts'
import { bank, giftsOf } from '#app/domain/ledger/account.ts'
import { readBalance } from '#app/domain/ledger/read-balances.server.ts'
import { cents, usd } from '#app/units/money.ts'
import { gifts } from '#db/schema/giving.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund } from '#test/support/given/giving.ts'
import { chequeOf } from '#test/support/given/offline.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const reason = 'The sponsor asked for it'

async function entered() {
  const { world } = held
  const people = await cast(world)
  const fundId = await givenFund(world)
  const other = await givenFund(world)
  const splits = [
    { fundId, amount: usd(100) },
    { fundId: other, amount: usd(50) },
  ]
  const outcome = await enterGift(world, people.mina, chequeOf(world, { fundId, splits }))
  if (!outcome.ok) throw new Error(outcome.refused)
  return { world, ...people, fundId, other, giftId: outcome.value.giftId }
}

test('parts of a cheque go back over its funds, to the cent, until nothing is left', async () => {
  const { world, mina, fundId, other, giftId } = await entered()

  await giveBackGift(world, mina, { giftId, reason, amount: cents(3_333n) })
  await giveBackGift(world, mina, { giftId, reason, amount: cents(1n) })

  const kept = (await readBalance(world.db, giftsOf(fundId))) + (await readBalance(world.db, giftsOf(other)))
  expect(kept).toBe(-11_666n)
  expect((await world.db.select().from(gifts))[0]).toMatchObject({ state: 'partly_refunded', refunded: 3_334n })

  await giveBackGift(world, mina, { giftId, reason })

  expect(await readBalance(world.db, giftsOf(fundId))).toBe(0n)
  expect(await readBalance(world.db, giftsOf(other))).toBe(0n)
  expect(await readBalance(world.db, bank)).toBe(0n)
})

test('never more than is left, also when ten officers send it back at once', async () => {
  const { world, mina, giftId } = await entered()

  const outcomes = await Promise.all(
    Array.from({ length: 10 }, () => giveBackGift(world, mina, { giftId, reason, amount: usd(40) })),
  )

  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(3)
  expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ refused: 'more-than-left' })
  expect(await readBalance(world.db, bank)).toBe(3_000n)
})

test('a refund of a gift that came without Stripe goes back from the bank, and nothing is no amount', async () => {
  const { world, mina, giftId } = await entered()

  const nothing = await refundGift(world, mina, { giftId, reason, amount: usd(0) })
  const part = await refundGift(world, mina, { giftId, reason, amount: usd(40) })

  expect(nothing).toMatchObject({ refused: 'more-than-left' })
  expect(part).toMatchObject({ ok: true, value: { state: 'succeeded' } })
  expect(await readBalance(world.db, bank)).toBe(11_000n)
})

test('who may not, without a reason, or what is not here, is refused', async () => {
  const { world, mina, fay, giftId } = await entered()

  expect(await giveBackGift(world, fay, { giftId, reason })).toMatchObject({ refused: 'not-an-officer' })
  expect(await giveBackGift(world, mina, { giftId, reason: '' })).toMatchObject({ refused: 'no-reason' })
  expect(await giveBackGift(world, mina, { giftId: world.ids.next('gft'), reason })).toMatchObject({
    refused: 'no-such-gift',
  })
  await giveBackGift(world, mina, { giftId, reason })
  expect(await giveBackGift(world, mina, { giftId, reason })).toMatchObject({ refused: 'already-refunded' })
})
