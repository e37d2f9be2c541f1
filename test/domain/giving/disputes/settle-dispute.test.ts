import { desc, eq, isNull } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { settleDispute } from '#app/domain/giving/disputes/settle-dispute.server.ts'
import { keepPlan } from '#app/domain/giving/recurring/keep-plan.server.ts'
import { refundGift } from '#app/domain/giving/refund-gift.server.ts'
import { settleGift } from '#app/domain/giving/settle-gift.server.ts'
import { sweepStripe } from '#app/domain/giving/sweep-stripe.server.ts'
import { disputesHeld, giftsOf, pledgesReceivable, processingFees, stripeClearing } from '#app/domain/ledger/account.ts'
import { readBalance } from '#app/domain/ledger/read-balances.server.ts'
import { portal } from '#app/domain/people/person.ts'
import { cents, usd } from '#app/units/money.ts'
import { letters } from '#db/schema/activity.ts'
import { disputes } from '#db/schema/disputes.ts'
import { gifts } from '#db/schema/giving.ts'
import { receipts } from '#db/schema/receipts.ts'
import { stripeEvents } from '#db/schema/stripe.ts'
import { cast } from '#test/support/cast.ts'
import { atStripe, givenDisputed, readDisputeRow, readGiftRow } from '#test/support/given/disputes.ts'
import { givenFund, givenGift, pass, useTill } from '#test/support/given/giving.ts'
import { givenPlan, hearAll, readPlanRow } from '#test/support/given/recurring.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })

const newestReceipt = async () => (await held.world.db.select().from(receipts).orderBy(desc(receipts.id)))[0]
const lettersOf = (kind: string) => held.world.db.select().from(letters).where(eq(letters.kind, kind))

test('a dispute takes the money and a fee; the gift, its revenue and its receipt stand until it is decided', async () => {
  const { world } = held
  const fundId = await givenFund(world)

  const { giftId } = await givenDisputed(world, till, { fundId })

  expect(await readGiftRow(world, giftId)).toMatchObject({ state: 'disputed', refunded: 0n })
  expect(await readDisputeRow(world)).toMatchObject({ state: 'needs_response', reason: 'fraudulent', amount: 10330n })
  expect(await readBalance(world.db, disputesHeld)).toBe(10330n)
  expect(await readBalance(world.db, processingFees)).toBe(330n + 1500n)
  expect(await readBalance(world.db, giftsOf(fundId))).toBe(-10330n)
  expect(await newestReceipt()).toMatchObject({ kind: 'gift', number: '2026-000001' })
})

test('a lost dispute takes the revenue back, voids the receipt, and tells the giver once', async () => {
  const { world } = held
  const fundId = await givenFund(world)
  const { giftId, stripeDisputeId } = await givenDisputed(world, till, { fundId })

  await atStripe(till, stripeDisputeId, 'lose')
  await hearAll(world)
  await settleDispute(world, portal('test'), { giftId, stripeDisputeId })

  expect(await readGiftRow(world, giftId)).toMatchObject({ state: 'lost', refunded: 10330n })
  expect(await readDisputeRow(world)).toMatchObject({ state: 'lost', taken: 10330n })
  expect(await readBalance(world.db, disputesHeld)).toBe(0n)
  expect(await readBalance(world.db, giftsOf(fundId))).toBe(0n)
  expect(await newestReceipt()).toMatchObject({ kind: 'void', amount: 0n })
  expect(await lettersOf('gift-taken-back')).toHaveLength(1)
})

test('a dispute that is won brings the money back, and the fee stays', async () => {
  const { world } = held
  const fundId = await givenFund(world)
  const { giftId, stripeDisputeId } = await givenDisputed(world, till, { fundId })

  await atStripe(till, stripeDisputeId, 'win')
  await hearAll(world)

  expect(await readGiftRow(world, giftId)).toMatchObject({ state: 'settled', refunded: 0n })
  expect(await readBalance(world.db, disputesHeld)).toBe(0n)
  expect(await readBalance(world.db, stripeClearing)).toBe(10330n - 330n - 1500n)
  expect(await newestReceipt()).toMatchObject({ kind: 'gift', number: '2026-000001' })
})

test('a dispute lost and later won is booked back: the gift, its receipt and its funds stand again, and the giver is told once', async () => {
  const { world } = held
  const fundId = await givenFund(world)
  const { giftId, stripeDisputeId } = await givenDisputed(world, till, { fundId })
  await atStripe(till, stripeDisputeId, 'lose')
  await hearAll(world)

  await atStripe(till, stripeDisputeId, 'overturn')
  await Promise.all([1, 2, 3].map(() => settleDispute(world, portal('test'), { giftId, stripeDisputeId })))
  await hearAll(world)

  expect(await readGiftRow(world, giftId)).toMatchObject({ state: 'settled', refunded: 0n })
  expect(await readDisputeRow(world)).toMatchObject({ state: 'won', taken: 0n, beyond: 0n })
  expect(await readBalance(world.db, giftsOf(fundId))).toBe(-10330n)
  expect(await readBalance(world.db, disputesHeld)).toBe(0n)
  expect(await readBalance(world.db, stripeClearing)).toBe(10330n - 330n - 1500n)
  expect(await newestReceipt()).toMatchObject({ kind: 'gift', amount: 10330n })
  expect(await lettersOf('gift-regained')).toHaveLength(1)
  const news = await world.db.select().from(stripeEvents).where(isNull(stripeEvents.processedAt))
  expect(news, 'no event stays open').toEqual([])
})

test('an inquiry moves nothing; escalated it is a dispute', async () => {
  const { world } = held
  const fundId = await givenFund(world)
  const { giftId, stripeDisputeId } = await givenDisputed(world, till, { fundId, act: 'inquire' })

  expect(await readGiftRow(world, giftId)).toMatchObject({ state: 'settled' })
  expect(await readDisputeRow(world)).toMatchObject({ state: 'inquiry' })
  expect(await readBalance(world.db, disputesHeld)).toBe(0n)

  await atStripe(till, stripeDisputeId, 'escalate')
  await hearAll(world)

  expect(await readGiftRow(world, giftId)).toMatchObject({ state: 'disputed' })
  expect(await readBalance(world.db, disputesHeld)).toBe(10330n)
})

test('what was refunded before is not lost again', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const fundId = await givenFund(world)
  const giftId = await givenGift(world, { fundId })
  await pass(world, till, 60)
  await settleGift(world, portal('test'), giftId)
  const part = { amount: cents(3_330n), refundedBefore: cents(0n) }
  await refundGift(world, mina, { giftId, reason: 'Asked for', part })
  const { stripeChargeId } = await readGiftRow(world, giftId)

  await atStripe(till, stripeChargeId ?? '', 'dispute')
  await hearAll(world)
  const { stripeDisputeId } = await readDisputeRow(world)
  await atStripe(till, stripeDisputeId, 'lose')
  await hearAll(world)

  expect(await readDisputeRow(world)).toMatchObject({ taken: 7000n })
  expect(await readGiftRow(world, giftId)).toMatchObject({ state: 'lost', refunded: 10330n })
  expect(await readBalance(world.db, giftsOf(fundId))).toBe(0n)
})

test('a refund of the whole ends an inquiry, so that nothing is taken twice', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const { giftId, stripeDisputeId } = await givenDisputed(world, till, {
    fundId: await givenFund(world),
    act: 'inquire',
  })

  await refundGift(world, mina, { giftId, reason: 'Asked for' })
  await atStripe(till, stripeDisputeId, 'escalate')
  await hearAll(world)

  expect(await readDisputeRow(world)).toMatchObject({ state: 'inquiry_closed', beyond: 0n })
  expect(await readBalance(world.db, disputesHeld)).toBe(0n)
})

test('a disputed gift is not refunded too: that would pay it twice', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const { giftId } = await givenDisputed(world, till, { fundId: await givenFund(world) })

  expect(await refundGift(world, mina, { giftId, reason: 'Asked for' })).toMatchObject({ refused: 'not-settled' })
})

test('two disputes about one charge are two, and the gift is lost when both are', async () => {
  const { world } = held
  const fundId = await givenFund(world)
  const giftId = await givenGift(world, { fundId, card: '4000000404000079' })
  await pass(world, till, 120)
  await hearAll(world)
  const [one, other] = await world.db.select().from(disputes)

  await atStripe(till, one?.stripeDisputeId ?? '', 'lose')
  await hearAll(world)
  expect(await readGiftRow(world, giftId)).toMatchObject({ state: 'disputed', refunded: 5165n })
  await atStripe(till, other?.stripeDisputeId ?? '', 'lose')
  await hearAll(world)

  expect(await readGiftRow(world, giftId)).toMatchObject({ state: 'lost', refunded: 10330n })
  expect(await lettersOf('gift-taken-back')).toHaveLength(2)
})

test('ten who hear of the end at once book it once', async () => {
  const { world } = held
  const fundId = await givenFund(world)
  const { giftId, stripeDisputeId } = await givenDisputed(world, till, { fundId })
  await atStripe(till, stripeDisputeId, 'lose')

  await Promise.all(Array.from({ length: 10 }, () => settleDispute(world, portal('test'), { giftId, stripeDisputeId })))

  expect(await readBalance(world.db, giftsOf(fundId))).toBe(0n)
  expect(await lettersOf('gift-taken-back')).toHaveLength(1)
})

test('a dispute nobody told us the end of is found by the sweep', async () => {
  const { world } = held
  const { giftId, stripeDisputeId } = await givenDisputed(world, till, { fundId: await givenFund(world) })
  await atStripe(till, stripeDisputeId, 'lose')

  const swept = await sweepStripe(world)

  expect(swept).toMatchObject({ disputes: 1, problems: [] })
  expect(await readGiftRow(world, giftId)).toMatchObject({ state: 'lost' })
})

test('a dispute of a gift that repeats stops its plan, once: a giver who takes it up again keeps it', async () => {
  const { world } = held
  const planId = await givenPlan(world, { fundId: await givenFund(world), amount: usd(25) })
  await pass(world, till, 60)
  await hearAll(world)
  const [gift] = await world.db.select().from(gifts)

  await atStripe(till, gift?.stripeChargeId ?? '', 'dispute')
  await hearAll(world)

  expect(await readPlanRow(world, planId)).toMatchObject({ state: 'cancelling' })
  expect(await lettersOf('plan-stopped')).toHaveLength(1)

  await keepPlan(world, { person: null, hasKey: true }, planId)
  await sweepStripe(world)

  expect(await readPlanRow(world, planId)).toMatchObject({ state: 'active' })
})

test('nothing of a dispute is booked for another lab’s charge', async () => {
  const { world } = held
  const outcome = await settleDispute(world, portal('test'), { giftId: 'gft_none', stripeDisputeId: 'dp_none' })

  expect(outcome).toMatchObject({ refused: 'no-such-gift' })
  expect(await readBalance(world.db, pledgesReceivable)).toBe(0n)
})
