import { ne } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { enterGift } from '#app/domain/giving/offline/enter-gift.server.ts'
import { giveBackGift } from '#app/domain/giving/offline/give-back-gift.server.ts'
import { refundGift } from '#app/domain/giving/refund-gift.server.ts'
import { bank, giftsOf } from '#app/domain/ledger/account.ts'
import { readBalance } from '#app/domain/ledger/read-balances.server.ts'
import { cents, usd } from '#app/units/money.ts'
import { happenings, letters } from '#db/schema/activity.ts'
import { gifts } from '#db/schema/giving.ts'
import { journalEntries } from '#db/schema/ledger.ts'
import { receipts } from '#db/schema/receipts.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund } from '#test/support/given/giving.ts'
import { chequeOf } from '#test/support/given/offline.ts'
import { start, useWorld } from '#test/support/world.ts'

const held = useWorld()
const reason = 'The sponsor asked for it'
/** Dollars of a gift of which nothing has gone back yet. */
const partOf = (dollars: number) => ({ amount: usd(dollars), refundedBefore: usd(0) })

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

  await giveBackGift(world, mina, { giftId, reason, part: { amount: cents(3_333n), refundedBefore: usd(0) } })
  await giveBackGift(world, mina, { giftId, reason, part: { amount: cents(1n), refundedBefore: cents(3_333n) } })

  const kept = (await readBalance(world.db, giftsOf(fundId))) + (await readBalance(world.db, giftsOf(other)))
  expect(kept).toBe(-11_666n)
  expect((await world.db.select().from(gifts))[0]).toMatchObject({ state: 'partly_refunded', refunded: 3_334n })

  await giveBackGift(world, mina, { giftId, reason })

  expect(await readBalance(world.db, giftsOf(fundId))).toBe(0n)
  expect(await readBalance(world.db, giftsOf(other))).toBe(0n)
  expect(await readBalance(world.db, bank)).toBe(0n)
})

test('the same form sent ten times at once gives its part back once', async () => {
  const { world, mina, giftId } = await entered()

  const outcomes = await Promise.all(
    Array.from({ length: 10 }, () => giveBackGift(world, mina, { giftId, reason, part: partOf(40) })),
  )

  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ refused: 'changed-since', detail: { left: 11_000n } })
  expect(await readBalance(world.db, bank)).toBe(11_000n)
})

test('a refund of a gift that came without Stripe goes back from the bank: not nothing, and not more than is left', async () => {
  const { world, mina, giftId } = await entered()

  const nothing = await refundGift(world, mina, { giftId, reason, part: partOf(0) })
  const more = await refundGift(world, mina, { giftId, reason, part: partOf(151) })
  const part = await refundGift(world, mina, { giftId, reason, part: partOf(40) })

  expect(nothing).toMatchObject({ refused: 'more-than-left' })
  expect(more).toMatchObject({ refused: 'more-than-left', detail: { left: 15_000n } })
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

test('all that a gift writes is of one instant, and all that giving it back writes of another', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const fundId = await givenFund(world)
  let minutes = 0
  const moving = { ...world, clock: { now: () => new Date(Date.parse(start) + 60_000 * minutes++) } }

  const gift = await enterGift(moving, mina, chequeOf(world, { fundId }))
  const ofGift = await readInstants()
  const giftId = gift.ok ? gift.value.giftId : 'gft_none'
  await giveBackGift(moving, mina, { giftId, reason })

  expect(ofGift.size).toBe(1)
  expect((await readInstants()).size).toBe(2)
})

/** Every instant that receipts, letters, happenings and the journal tell. */
async function readInstants(): Promise<Set<number>> {
  const { db } = held.world
  const told = await Promise.all([
    db.select({ at: receipts.issuedAt }).from(receipts),
    db.select({ at: letters.queuedAt }).from(letters),
    db.select({ at: happenings.at }).from(happenings).where(ne(happenings.kind, 'fund-created')),
    db.select({ at: journalEntries.recordedAt }).from(journalEntries),
  ])
  return new Set(told.flat().map(({ at }) => at.getTime()))
}
