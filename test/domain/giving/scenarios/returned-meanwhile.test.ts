import { expect, test } from 'vitest'
import { acceptPaid } from '#app/domain/giving/accept-paid.server.ts'
import { refundGift } from '#app/domain/giving/refund-gift.server.ts'
import { settleGift } from '#app/domain/giving/settle-gift.server.ts'
import { sweepStripe } from '#app/domain/giving/sweep-stripe.server.ts'
import { disputeLosses, giftsOf } from '#app/domain/ledger/account.ts'
import { readBalance } from '#app/domain/ledger/read-balances.server.ts'
import { portal } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { cast } from '#test/support/cast.ts'
import { atStripe, readDisputeRow, readGiftRow } from '#test/support/given/disputes.ts'
import { daySeconds, givenEuroDebit, givenEuroGift, setEuroRate } from '#test/support/given/euros.ts'
import { askOf, givenFund, givenStarted, pass, useTill } from '#test/support/given/giving.ts'
import { saveOnPage } from '#test/support/given/pledges.ts'
import { hearAll } from '#test/support/given/recurring.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })
const reason = 'The giver asked for it'
const balanceOf = (account: Parameters<typeof readBalance>[1]) => readBalance(held.world.db, account)

/** The giver's bank takes the whole debit back, and knows of no refund that is under way. */
async function takeAllBack(giftId: Id<'gft'>): Promise<void> {
  const { stripeChargeId } = await readGiftRow(held.world, giftId)
  const charge = till.sandbox.store.charges.get(stripeChargeId ?? '')
  if (!charge) throw new Error(`gift ${giftId} has no charge`)
  till.sandbox.store.charges.put({ ...charge, amount_refunded: 0 })
  await atStripe(till, charge.id, 'return')
  till.sandbox.store.charges.put({ ...charge, disputed: true })
  await hearAll(held.world)
}

test('a bank that takes dollars back while their refund is under way leaves the lab with the loss, and the refund is booked', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const fundId = await givenFund(world)
  const { giftId, url } = await givenStarted(world, askOf(world, { fundId, channel: 'bank_debit' }))
  await saveOnPage(url, { account: '000123456789' })
  await settleGift(world, portal('redirect'), giftId)
  await pass(world, till, 7 * daySeconds)
  await hearAll(world)
  expect(await refundGift(world, mina, { giftId, reason })).toMatchObject({ value: { state: 'pending' } })

  await takeAllBack(giftId)

  expect(await readDisputeRow(world)).toMatchObject({ state: 'lost', taken: 0n, beyond: 10081n })
  expect(await readGiftRow(world, giftId)).toMatchObject({ refunded: 0n })
  await pass(world, till, 8 * daySeconds)
  await hearAll(world)
  expect((await sweepStripe(world)).problems).toEqual([])
  expect(await readGiftRow(world, giftId)).toMatchObject({ state: 'refunded', refunded: 10081n })
  expect(await balanceOf(disputeLosses)).toBe(10081n)
  expect(await balanceOf(giftsOf(fundId))).toBe(0n)
})

test('the same of euros: their refund is booked at all the gift’s dollars, and what the bank took is the loss', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const { giftId, fundId } = await givenEuroGift(world, till)
  expect(await refundGift(world, mina, { giftId, reason })).toMatchObject({ value: { state: 'pending' } })
  await setEuroRate(till, 1.1)

  await takeAllBack(giftId)

  expect(await readDisputeRow(world)).toMatchObject({ state: 'lost', taken: 0n, eurosTaken: 0n, beyond: 5500n })
  await pass(world, till, 8 * daySeconds)
  await hearAll(world)
  expect((await sweepStripe(world)).problems).toEqual([])
  expect(await readGiftRow(world, giftId)).toMatchObject({ state: 'refunded', refunded: 5400n })
  expect(await balanceOf(giftsOf(fundId))).toBe(0n)
})

test('euros taken back before finance accepted them are lost as soon as they have dollars', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const { giftId, fundId } = await givenEuroDebit(world)
  const [session] = till.sandbox.store.sessions.oldestFirst()
  if (session) till.sandbox.store.sessions.put({ ...session, amount_total: 4000 })
  const [charge] = till.sandbox.store.charges.oldestFirst()
  if (charge) till.sandbox.store.charges.put({ ...charge, amount: 4000 })
  await pass(world, till, 8 * daySeconds)
  await hearAll(world)
  await atStripe(till, charge?.id ?? '', 'return')
  await hearAll(world)
  expect(await readDisputeRow(world)).toMatchObject({ state: 'lost', amount: 0n, euros: 4000n, taken: 0n })
  expect(await acceptPaid(world, mina, { giftId })).toMatchObject({ ok: true })

  expect((await sweepStripe(world)).problems).toEqual([])

  expect(await readDisputeRow(world)).toMatchObject({ state: 'lost', amount: 4320n, taken: 4320n, eurosTaken: 4000n })
  expect(await readGiftRow(world, giftId)).toMatchObject({ state: 'lost', refunded: 4320n })
  expect(await balanceOf(giftsOf(fundId))).toBe(0n)
})
