import { desc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { refundGift } from '#app/domain/giving/refund-gift.server.ts'
import { settleGift } from '#app/domain/giving/settle-gift.server.ts'
import { settleRefunds } from '#app/domain/giving/settle-refunds.server.ts'
import { sweepStripe } from '#app/domain/giving/sweep-stripe.server.ts'
import { giftsOf, stripeClearing } from '#app/domain/ledger/account.ts'
import { readBalance } from '#app/domain/ledger/read-balances.server.ts'
import { portal } from '#app/domain/people/person.ts'
import { cents } from '#app/units/money.ts'
import { letters } from '#db/schema/activity.ts'
import { gifts, refunds } from '#db/schema/giving.ts'
import { receipts } from '#db/schema/receipts.ts'
import { stripeBalanceLines, stripeOperations } from '#db/schema/stripe.ts'
import { cast } from '#test/support/cast.ts'
import { askOf, givenFund, givenGift, givenStarted, pass, useTill } from '#test/support/given/giving.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })
const reason = 'The giver asked for it'

async function settledGift(card?: string) {
  const { world } = held
  const people = await cast(world)
  const fundId = await givenFund(world)
  const giftId = await givenGift(world, { fundId, ...(card ? { card } : {}) })
  await pass(world, till, 60)
  await settleGift(world, portal('test'), giftId)
  return { world, fundId, giftId, ...people }
}

const readGift = async () => (await held.world.db.select().from(gifts))[0]
const newestReceipt = async () => (await held.world.db.select().from(receipts).orderBy(desc(receipts.id)))[0]

test('a finance officer gives a whole gift back: revenue is reversed, the receipt void, the giver told', async () => {
  const { world, fundId, giftId, mina } = await settledGift()

  const outcome = await refundGift(world, mina, { giftId, reason })

  expect(outcome).toMatchObject({ ok: true, value: { state: 'succeeded' } })
  expect(await readGift()).toMatchObject({ state: 'refunded', refunded: 10330n })
  expect(await readBalance(world.db, giftsOf(fundId))).toBe(0n)
  expect(await readBalance(world.db, stripeClearing)).toBe(-330n)
  const receipt = await newestReceipt()
  expect(receipt).toMatchObject({ kind: 'void', amount: 0n, number: '2026-000002' })
  expect(receipt?.snapshot).toContain('There is no contribution to deduct.')
  expect(await world.db.select().from(letters).where(eq(letters.kind, 'gift-refunded'))).toHaveLength(1)
  expect(await world.db.select().from(stripeBalanceLines)).toHaveLength(2)
})

test('only a finance officer gives money back', async () => {
  const { world, giftId, fay, rosa, otto, june } = await settledGift()

  for (const person of [fay, rosa, otto, june]) {
    expect(await refundGift(world, person, { giftId, reason })).toEqual({ ok: false, refused: 'not-an-officer' })
  }
})

test('a refund needs a reason', async () => {
  const { world, giftId, mina } = await settledGift()

  expect(await refundGift(world, mina, { giftId, reason: '  ' })).toEqual({ ok: false, refused: 'no-reason' })
})

test('a gift nobody knows cannot be refunded', async () => {
  const { world, mina } = await settledGift()

  expect(await refundGift(world, mina, { giftId: 'gft_none', reason })).toEqual({ ok: false, refused: 'no-such-gift' })
})

test('a gift that is not paid cannot be refunded', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const { giftId } = await givenStarted(world, askOf(world, { fundId: await givenFund(world) }))

  expect(await refundGift(world, mina, { giftId, reason })).toEqual({ ok: false, refused: 'not-settled' })
})

test('a gift is refunded only once', async () => {
  const { world, giftId, mina } = await settledGift()
  await refundGift(world, mina, { giftId, reason })

  expect(await refundGift(world, mina, { giftId, reason })).toEqual({ ok: false, refused: 'already-refunded' })
})

test('of ten officers who refund at once one does it', async () => {
  const { world, fundId, giftId, mina } = await settledGift()

  const outcomes = await Promise.all(Array.from({ length: 10 }, () => refundGift(world, mina, { giftId, reason })))

  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  expect(await readBalance(world.db, giftsOf(fundId))).toBe(0n)
  expect(till.sandbox.store.refunds.oldestFirst()).toHaveLength(1)
})

test('the same form twice gives its part back once', async () => {
  const { world, giftId, mina } = await settledGift()
  const part = { amount: cents(3_330n), refundedBefore: cents(0n) }

  const outcomes = [
    await refundGift(world, mina, { giftId, reason, part }),
    await refundGift(world, mina, { giftId, reason, part }),
  ]

  expect(outcomes).toMatchObject([{ ok: true }, { refused: 'changed-since', detail: { left: 7000n } }])
  expect(await readGift()).toMatchObject({ refunded: 3330n })
  expect(till.sandbox.store.refunds.oldestFirst()).toHaveLength(1)
})

test('a refund made at Stripe by hand is found and booked, in part', async () => {
  const { world, fundId, giftId } = await settledGift()
  const [gift] = await world.db.select().from(gifts)
  const params = {
    refundId: 'rfd_elsewhere',
    giftId,
    paymentIntentId: gift?.stripePaymentIntentId ?? '',
    amount: 3_330n,
  }
  await world.payments.refund(
    'by-hand',
    world.payments.prepareRefund(params as never).replace(/"refund_id":"[^"]*",/, ''),
  )

  await settleRefunds(world, portal('test'), giftId)
  await settleRefunds(world, portal('test'), giftId)

  expect(await readGift()).toMatchObject({ state: 'partly_refunded', refunded: 3330n })
  expect(await readBalance(world.db, giftsOf(fundId))).toBe(-7000n)
  expect(await newestReceipt()).toMatchObject({ kind: 'amended', amount: 7000n })
})

test('what is left after a refund in part can be given back too', async () => {
  const { world, fundId, giftId, mina } = await settledGift()
  const [gift] = await world.db.select().from(gifts)
  const params = {
    refundId: 'rfd_elsewhere',
    giftId,
    paymentIntentId: gift?.stripePaymentIntentId ?? '',
    amount: 3_330n,
  }
  await world.payments.refund(
    'by-hand',
    world.payments.prepareRefund(params as never).replace(/"refund_id":"[^"]*",/, ''),
  )
  await settleRefunds(world, portal('test'), giftId)

  const outcome = await refundGift(world, mina, { giftId, reason })

  expect(outcome).toMatchObject({ ok: true })
  expect(await readGift()).toMatchObject({ state: 'refunded' })
  expect(await readBalance(world.db, giftsOf(fundId))).toBe(0n)
})

test('a refund that waits at the bank is booked when it arrives', async () => {
  const { world, fundId, giftId, mina } = await settledGift('4000000000007726')

  const outcome = await refundGift(world, mina, { giftId, reason })
  const before = await readBalance(world.db, giftsOf(fundId))
  await pass(world, till, 14 * 24 * 3600)
  await sweepStripe(world)

  expect(outcome).toMatchObject({ ok: true, value: { state: 'pending' } })
  expect(before).toBe(-10330n)
  expect(await readGift()).toMatchObject({ state: 'refunded' })
})

test('a refund that fails afterwards is booked back, and can be tried again', async () => {
  const { world, fundId, giftId, mina } = await settledGift('4000000000005126')
  await refundGift(world, mina, { giftId, reason })
  expect(await readGift()).toMatchObject({ state: 'refunded' })

  await pass(world, till, 14 * 24 * 3600)
  await settleRefunds(world, portal('refund.failed'), giftId)
  await settleRefunds(world, portal('refund.failed'), giftId)

  expect(await readGift()).toMatchObject({ state: 'settled', refunded: 0n })
  expect(await readBalance(world.db, giftsOf(fundId))).toBe(-10330n)
  expect(await newestReceipt()).toMatchObject({ kind: 'gift', amount: 10330n })
  const told = (await world.db.select().from(letters)).map(({ kind }) => kind).filter((kind) => kind.includes('refund'))
  expect(told.sort(), 'she was told that it comes, and once that it does not').toEqual([
    'gift-refunded',
    'refund-failed',
  ])
  expect(await refundGift(world, mina, { giftId, reason })).toMatchObject({ ok: true })
})

test('a refund whose answer is lost is asked again with the same key, and happens once', async () => {
  const { world, fundId, giftId, mina } = await settledGift()
  till.sandbox.faults.add({ match: { method: 'POST', path: '/v1/refunds' }, action: 'half_body', times: 1 })

  const outcome = await refundGift(world, mina, { giftId, reason })
  const [unknown] = await world.db
    .select()
    .from(stripeOperations)
    .where(eq(stripeOperations.endpoint, 'refunds.create'))
  const again = await refundGift(world, mina, { giftId, reason })
  await pass(world, till, 120)
  await sweepStripe(world)

  expect(outcome).toEqual({ ok: false, refused: 'payments-silent' })
  expect(unknown?.state).toBe('unknown')
  expect(again).toEqual({ ok: false, refused: 'refund-under-way' })
  expect(await readGift()).toMatchObject({ state: 'refunded' })
  expect(await readBalance(world.db, giftsOf(fundId))).toBe(0n)
  expect(till.sandbox.store.refunds.oldestFirst()).toHaveLength(1)
})

test('a refund Stripe knows nothing of after a day is given up, and another may be asked for', async () => {
  const { world, giftId, mina } = await settledGift()
  till.sandbox.faults.add({ match: { method: 'POST', path: '/v1/refunds' }, action: 'cut_before' })
  await refundGift(world, mina, { giftId, reason })
  till.sandbox.faults.clear()
  await pass(world, till, 23.5 * 3600)
  await sweepStripe(world)

  const [refund] = await world.db.select().from(refunds)
  expect(refund?.state).toBe('failed')
  expect(await refundGift(world, mina, { giftId, reason })).toMatchObject({ ok: true })
})
