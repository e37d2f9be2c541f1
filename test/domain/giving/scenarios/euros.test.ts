import { desc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { acceptPaid } from '#app/domain/giving/accept-paid.server.ts'
import { readMatch } from '#app/domain/giving/challenges/read-challenges.server.ts'
import { gatherGiftRegained } from '#app/domain/giving/disputes/letters.server.ts'
import { readThanks } from '#app/domain/giving/read-thanks.server.ts'
import { refundGift } from '#app/domain/giving/refund-gift.server.ts'
import { startGift } from '#app/domain/giving/start-gift.server.ts'
import { sweepStripe } from '#app/domain/giving/sweep-stripe.server.ts'
import { currencyDifferences, disputeLosses, disputesHeld, giftsOf } from '#app/domain/ledger/account.ts'
import { readBalance } from '#app/domain/ledger/read-balances.server.ts'
import { eur } from '#app/units/euros.ts'
import { usd } from '#app/units/money.ts'
import { letters } from '#db/schema/activity.ts'
import { refunds } from '#db/schema/giving.ts'
import { receipts } from '#db/schema/receipts.ts'
import { cast } from '#test/support/cast.ts'
import { givenChallenge } from '#test/support/given/challenges.ts'
import { atStripe, readDisputeRow, readGiftRow } from '#test/support/given/disputes.ts'
import { daySeconds, euroAsk, givenEuroDebit, givenEuroGift, ibans, setEuroRate } from '#test/support/given/euros.ts'
import { givenFund, pass, stranger, useTill } from '#test/support/given/giving.ts'
import { hearAll } from '#test/support/given/recurring.ts'
import { deliverInDisorder, expectBooksOfStripe } from '#test/support/given/tidings.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })
const reason = 'The giver asked for it'

const newestReceipt = async () => (await held.world.db.select().from(receipts).orderBy(desc(receipts.id)))[0]
const lettersOf = (kind: string) => held.world.db.select().from(letters).where(eq(letters.kind, kind))
const refundRows = () => held.world.db.select().from(refunds).orderBy(refunds.id)
const balanceOf = (account: Parameters<typeof readBalance>[1]) => readBalance(held.world.db, account)

/** The same news again and again, in an order nobody chose. */
async function hearInDisorder(seed: number): Promise<void> {
  let state = seed
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
  await deliverInDisorder(held.world, await held.world.payments.listEvents(new Date(0)), random)
}

for (const [name, iban, days] of [
  ['at once', ibans.pays, 8],
  ['late', ibans.paysLate, 21],
  ['from Germany', ibans.paysInGermany, 8],
] as const) {
  test(`euros that arrive ${name} are no gift before their dollars are known, and count in dollars from then on`, async () => {
    const { world } = held
    const { giftId, fundId } = await givenEuroDebit(world, { iban })

    expect(await readGiftRow(world, giftId)).toMatchObject({
      state: 'pending',
      gross: 0n,
      euros: 5000n,
      euroRate: null,
    })
    expect(await readThanks(world.db, giftId, { person: null, intentId: null })).toMatchObject({ progress: 'at_bank' })
    expect(await balanceOf(giftsOf(fundId))).toBe(0n)
    expect(await newestReceipt()).toBeUndefined()
    expect(await lettersOf('gift-pending')).toHaveLength(1)

    await setEuroRate(till, 1.1034)
    await pass(world, till, days * daySeconds)
    await hearInDisorder(days)

    expect(await readGiftRow(world, giftId)).toMatchObject({
      state: 'settled',
      gross: 5517n,
      euros: 5000n,
      euroRate: '1.1034',
    })
    expect(await balanceOf(giftsOf(fundId))).toBe(-5517n)
    expect((await newestReceipt())?.snapshot).toContain(
      'You gave €50.00, which was $55.17 at 1.1034 dollars for a euro',
    )
    await expectBooksOfStripe(world, till)
  })
}

for (const [name, iban] of [
  ['at once', ibans.fails],
  ['late', ibans.failsLate],
  ['in Germany', ibans.failsInGermany],
] as const) {
  test(`a debit in euros that a bank refuses ${name} is no gift, and its giver is written to`, async () => {
    const { world } = held
    const { giftId } = await givenEuroDebit(world, { iban })

    await pass(world, till, 21 * daySeconds)
    await hearInDisorder(3)

    expect(await readGiftRow(world, giftId)).toMatchObject({ state: 'failed', gross: 0n, euros: 5000n })
    expect(await lettersOf('gift-unpaid')).toHaveLength(1)
    expect(await newestReceipt()).toBeUndefined()
    await expectBooksOfStripe(world, till)
  })
}

test('a debit that its giver takes back is lost whole, at the dollars it was booked at; the rest is a difference of currency', async () => {
  const { world } = held
  const { giftId, fundId } = await givenEuroDebit(world, { iban: ibans.disputed })
  await pass(world, till, 8 * daySeconds)
  await hearAll(world)
  await setEuroRate(till, 1.12)
  await pass(world, till, 12 * daySeconds)
  await hearInDisorder(5)

  expect(await readGiftRow(world, giftId)).toMatchObject({ state: 'lost', gross: 5400n, refunded: 5400n })
  expect(await readDisputeRow(world)).toMatchObject({
    state: 'lost',
    amount: 5400n,
    euros: 5000n,
    eurosTaken: 5000n,
    beyond: 0n,
  })
  expect(await balanceOf(giftsOf(fundId))).toBe(0n)
  expect(await balanceOf(disputesHeld)).toBe(0n)
  expect(await balanceOf(currencyDifferences)).toBe(200n)
  expect(await newestReceipt()).toMatchObject({ kind: 'void' })
  expect(await lettersOf('gift-taken-back')).toHaveLength(1)
  await expectBooksOfStripe(world, till)
})

test('a dispute about euros that was lost and is won after all brings the gift back, at the rate of a third day', async () => {
  const { world } = held
  const { giftId, fundId } = await givenEuroDebit(world, { iban: ibans.disputed })
  await pass(world, till, 8 * daySeconds)
  await hearAll(world)
  await setEuroRate(till, 1.12)
  await pass(world, till, 12 * daySeconds)
  await hearAll(world)
  await setEuroRate(till, 1.02)

  await atStripe(till, (await readDisputeRow(world)).stripeDisputeId, 'overturn')
  await hearAll(world)

  expect(await readGiftRow(world, giftId)).toMatchObject({ state: 'settled', gross: 5400n, refunded: 0n })
  expect(await balanceOf(giftsOf(fundId))).toBe(-5400n)
  expect(await balanceOf(disputesHeld)).toBe(0n)
  expect(await balanceOf(currencyDifferences)).toBe(500n)
  const [regained] = await lettersOf('gift-regained')
  expect(await gatherGiftRegained(world, regained?.subjectId ?? '')).toMatchObject({ amount: 5400n, euros: 5000n })
  await expectBooksOfStripe(world, till)
})

test('a part goes back in euros, its share of the dollars leaves the books, and the last part takes what is left', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const { giftId, fundId } = await givenEuroGift(world, till, { euros: eur(49.99) })
  expect(await readGiftRow(world, giftId)).toMatchObject({ gross: 5399n })
  await setEuroRate(till, 0.97)

  const part = await refundGift(world, mina, { giftId, reason, part: { euros: eur(20.01), refundedBefore: usd(0) } })
  await pass(world, till, 8 * daySeconds)
  await hearInDisorder(7)

  expect(part).toMatchObject({ ok: true, value: { state: 'pending' } })
  expect(await readGiftRow(world, giftId)).toMatchObject({ state: 'partly_refunded', refunded: 2161n })
  expect(await balanceOf(giftsOf(fundId))).toBe(-3238n)
  expect(await balanceOf(currencyDifferences)).toBe(-220n)
  expect((await newestReceipt())?.snapshot).toContain('€20.01')

  await setEuroRate(till, 1.2)
  await refundGift(world, mina, { giftId, reason })
  await pass(world, till, 8 * daySeconds)
  await sweepStripe(world)

  expect(await readGiftRow(world, giftId)).toMatchObject({ state: 'refunded', refunded: 5399n })
  expect((await refundRows()).map(({ euros }) => euros)).toEqual([2001n, 2998n])
  expect(await balanceOf(giftsOf(fundId))).toBe(0n)
  expect(await newestReceipt()).toMatchObject({ kind: 'void' })
  await expectBooksOfStripe(world, till)
})

test('an answer lost after Stripe had given euros back happens once', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const { giftId } = await givenEuroGift(world, till)
  till.sandbox.faults.add({ match: { method: 'POST', path: '/v1/refunds' }, action: 'cut_after', times: 3 })

  const first = await refundGift(world, mina, { giftId, reason })
  await pass(world, till, 8 * daySeconds)
  await sweepStripe(world)
  await sweepStripe(world)

  expect(first).toMatchObject({ refused: 'payments-silent' })
  expect(till.sandbox.store.refunds.oldestFirst()).toHaveLength(1)
  expect(await readGiftRow(world, giftId)).toMatchObject({ state: 'refunded' })
  expect(await balanceOf(currencyDifferences)).toBe(0n)
  await expectBooksOfStripe(world, till)
})

test('euros that went and came back unbooked leave only the difference of two rates', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const { giftId } = await givenEuroGift(world, till)
  await refundGift(world, mina, { giftId, reason })
  await setEuroRate(till, 1.1)

  await atStripe(till, (await refundRows())[0]?.stripeRefundId ?? '', 'fail' as never)
  await hearInDisorder(11)

  expect(await refundRows()).toMatchObject([{ state: 'failed' }])
  expect(await readGiftRow(world, giftId)).toMatchObject({ state: 'settled', refunded: 0n })
  expect(await balanceOf(currencyDifferences)).toBe(-100n)
  await expectBooksOfStripe(world, till)
})

test('a refund of euros that fails after it was booked brings the gift back', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const { giftId, fundId } = await givenEuroGift(world, till)
  await setEuroRate(till, 1.1)
  await refundGift(world, mina, { giftId, reason })
  await pass(world, till, 8 * daySeconds)
  await hearAll(world)
  expect(await readGiftRow(world, giftId)).toMatchObject({ state: 'refunded' })
  await setEuroRate(till, 1.2)

  await atStripe(till, (await refundRows())[0]?.stripeRefundId ?? '', 'fail' as never)
  await hearInDisorder(13)

  expect(await readGiftRow(world, giftId)).toMatchObject({ state: 'settled', refunded: 0n })
  expect(await balanceOf(giftsOf(fundId))).toBe(-5400n)
  expect(await balanceOf(currencyDifferences)).toBe(-500n)
  await expectBooksOfStripe(world, till)
})

test('euros given back and taken back as well are a loss of the lab, in the dollars the bank took', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const { giftId, fundId } = await givenEuroGift(world, till)
  await refundGift(world, mina, { giftId, reason, part: { euros: eur(20), refundedBefore: usd(0) } })
  await pass(world, till, 8 * daySeconds)
  await hearAll(world)
  await setEuroRate(till, 1.1)
  const { stripeChargeId } = await readGiftRow(world, giftId)
  const charge = till.sandbox.store.charges.get(stripeChargeId ?? '')
  // What was refunded meanwhile is disputed with the rest, as banks do that know nothing of it.
  if (charge) till.sandbox.store.charges.put({ ...charge, amount_refunded: 0 })

  await atStripe(till, stripeChargeId ?? '', 'return')
  if (charge) till.sandbox.store.charges.put({ ...charge, disputed: true })
  await hearAll(world)

  expect(await readGiftRow(world, giftId)).toMatchObject({ state: 'lost', refunded: 5400n })
  expect(await readDisputeRow(world)).toMatchObject({ euros: 5000n, eurosTaken: 3000n, taken: 3240n, beyond: 2200n })
  expect(await balanceOf(disputeLosses)).toBe(2200n)
  expect(await balanceOf(currencyDifferences)).toBe(60n)
  expect(await balanceOf(giftsOf(fundId))).toBe(0n)
})

test('a debit that is here without its dollars waits for them, and the sweep asks again', async () => {
  const { world } = held
  const { giftId } = await givenEuroDebit(world)
  const [charge] = till.sandbox.store.charges.oldestFirst()
  await atStripe(till, charge?.id ?? '', 'settle')
  await hearAll(world)
  expect(await readGiftRow(world, giftId)).toMatchObject({ state: 'pending', gross: 0n })

  await pass(world, till, 3600)
  const swept = await sweepStripe(world)

  expect(swept.problems).toEqual([])
  expect(await readGiftRow(world, giftId)).toMatchObject({ state: 'settled', gross: 5400n })
  await expectBooksOfStripe(world, till)
})

test('euros given back at Stripe by hand are found, and count for their share of the dollars', async () => {
  const { world } = held
  const { giftId, fundId } = await givenEuroGift(world, till)
  await setEuroRate(till, 1.1)
  const { stripePaymentIntentId } = await readGiftRow(world, giftId)
  const refund = (amount: number, key: string) => {
    const words = {
      refundId: 'rfd_elsewhere',
      giftId: 'gft_elsewhere',
      paymentIntentId: stripePaymentIntentId,
      amount: eur(amount),
    }
    return world.payments.refund(key, world.payments.prepareRefund(words as never))
  }
  await refund(20, 'by-hand-1')
  await refund(30, 'by-hand-2')

  await hearInDisorder(17)
  await pass(world, till, 8 * daySeconds)
  await hearInDisorder(19)

  expect(await readGiftRow(world, giftId)).toMatchObject({ state: 'refunded', refunded: 5400n })
  expect((await refundRows()).reduce((sum, { amount }) => sum + amount, 0n)).toBe(5400n)
  expect(await balanceOf(giftsOf(fundId))).toBe(0n)
  expect(await balanceOf(currencyDifferences)).toBe(100n)
  await expectBooksOfStripe(world, till)
})

test('other euros paid than asked wait for finance, and are accepted at the dollars they brought', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const { giftId, fundId } = await givenEuroDebit(world)
  const [session] = till.sandbox.store.sessions.oldestFirst()
  if (session) till.sandbox.store.sessions.put({ ...session, amount_total: 4000 })
  const [charge] = till.sandbox.store.charges.oldestFirst()
  if (charge) till.sandbox.store.charges.put({ ...charge, amount: 4000 })
  await pass(world, till, 8 * daySeconds)
  await hearAll(world)
  expect(await readGiftRow(world, giftId)).toMatchObject({
    state: 'quarantined',
    gross: 0n,
    failureReason: 'Asked €50.00, paid €40.00',
  })

  const accepted = await acceptPaid(world, mina, { giftId })

  expect(accepted).toMatchObject({ ok: true, value: { amount: 4320n } })
  expect(await readGiftRow(world, giftId)).toMatchObject({
    state: 'settled',
    gross: 4320n,
    euros: 4000n,
    euroRate: '1.08',
  })
  expect(await balanceOf(giftsOf(fundId))).toBe(-4320n)
  expect((await newestReceipt())?.snapshot).toContain('You gave €40.00, which was $43.20')
})

test('a challenge matches a gift in euros by its dollars, when they are here', async () => {
  const { world } = held
  const fundId = await givenFund(world)
  const { fay } = await cast(world)
  await givenChallenge(world, { by: fay, fundIds: [fundId] })
  const { giftId } = await givenEuroGift(world, till, { fundId })

  expect(await readMatch(world.db, giftId)).toMatchObject({ amount: 5400n })
})

test('a gift in euros has bounds of its own, covers no fee, and is refused where the account does not take them', async () => {
  const { world } = held
  const fundId = await givenFund(world)
  const ask = (euros: number) => euroAsk(world, { fundId, euros: eur(euros) })

  expect(await startGift(world, stranger, ask(4.99))).toMatchObject({ refused: 'too-small' })
  expect(await startGift(world, stranger, ask(10_000.01))).toMatchObject({ refused: 'too-large' })
  expect(await startGift({ ...world, lab: { ...world.lab, takesEuros: false } }, stranger, ask(50))).toMatchObject({
    refused: 'no-euros',
  })
  const covering = { ...ask(50), coversFee: true, channel: 'card' as const, amount: usd(50) }
  const started = await startGift(world, stranger, covering)
  if (!started.ok) throw new Error('it was refused')
  expect(await readGiftRow(world, started.value.giftId)).toMatchObject({
    channel: 'bank_debit',
    gross: 0n,
    feeCover: 0n,
  })
  expect(await startGift(world, stranger, { ...covering, euros: eur(51) })).toMatchObject({ refused: 'other-words' })
})
