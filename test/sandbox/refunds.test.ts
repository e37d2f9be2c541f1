import type Stripe from 'stripe'
import { expect, test } from 'vitest'
import { expectNoViolations, payGift, type Started, start } from './start.ts'

async function paidCharge(started: Started, card?: string): Promise<Stripe.Charge> {
  await payGift(started, card)
  await started.sandbox.advance('2s')
  const [charge] = (await started.stripe.charges.list({ limit: 1 })).data
  if (!charge) throw new Error('no charge was made')
  return charge
}

test('a full refund keeps the fee and marks the charge', async () => {
  const started = await start()
  const charge = await paidCharge(started)

  const refund = await started.stripe.refunds.create({
    payment_intent: String(charge.payment_intent),
    reason: 'requested_by_customer',
    metadata: { refund_id: 'rfd_1' },
    expand: ['balance_transaction', 'charge'],
  })

  expect(refund).toMatchObject({
    status: 'succeeded',
    amount: 10_330,
    reason: 'requested_by_customer',
    metadata: { refund_id: 'rfd_1' },
  })
  expect(refund.balance_transaction).toMatchObject({ type: 'refund', amount: -10_330, fee: 0, net: -10_330 })
  expect(refund.charge).toMatchObject({ refunded: true, amount_refunded: 10_330 })
  const entries = await started.stripe.balanceTransactions.list()
  expect(entries.data.reduce((sum, { net }) => sum + net, 0)).toBe(-330)
  const types = (await started.stripe.events.list({ types: ['refund.created', 'charge.refunded'] })).data.map(
    ({ type }) => type,
  )
  expect(types).toEqual(['charge.refunded', 'refund.created'])
  expect(await started.stripe.refunds.retrieve(refund.id)).toMatchObject({ id: refund.id })
  await expect(started.stripe.refunds.create({ charge: charge.id })).rejects.toMatchObject({
    statusCode: 400,
    code: 'charge_already_refunded',
  })
  expectNoViolations(started.sandbox)
})

test('parts can be refunded until nothing is left', async () => {
  const started = await start()
  const charge = await paidCharge(started)

  await started.stripe.refunds.create({ charge: charge.id, amount: 330 })
  await expect(started.stripe.refunds.create({ charge: charge.id, amount: 10_001 })).rejects.toThrow(
    'Refund amount ($100.01) is greater than unrefunded amount on charge ($100.00)',
  )
  const rest = await started.stripe.refunds.create({ charge: charge.id })

  expect(rest.amount).toBe(10_000)
  expect((await started.stripe.refunds.list({ charge: charge.id })).data.map(({ amount }) => amount)).toEqual([
    10_000, 330,
  ])
  expectNoViolations(started.sandbox)
})

test('a refund can wait for its bank', async () => {
  const started = await start()
  const charge = await paidCharge(started, '4000000000007726')

  const refund = await started.stripe.refunds.create({ charge: charge.id })
  await started.sandbox.advance('2s')

  expect(refund).toMatchObject({ status: 'pending', pending_reason: 'processing' })
  expect(await started.stripe.refunds.retrieve(refund.id)).toMatchObject({ status: 'succeeded' })
  expect((await started.stripe.events.list({ type: 'refund.updated' })).data).toHaveLength(1)
  expectNoViolations(started.sandbox)
})

test('a refund can come back, and then the money is there again', async () => {
  const started = await start()
  const charge = await paidCharge(started, '4000000000005126')

  const refund = await started.stripe.refunds.create({ charge: charge.id })
  await started.sandbox.advance('2s')

  const failed = await started.stripe.refunds.retrieve(refund.id, { expand: ['failure_balance_transaction'] })
  expect(failed).toMatchObject({
    status: 'failed',
    failure_balance_transaction: { type: 'refund_failure', amount: 10_330 },
  })
  expect(await started.stripe.charges.retrieve(charge.id)).toMatchObject({ refunded: false, amount_refunded: 0 })
  expect((await started.stripe.events.list({ type: 'refund.failed' })).data).toHaveLength(1)
  expectNoViolations(started.sandbox)
})

test('what was never paid cannot be refunded', async () => {
  const { stripe } = await start()
  const intent = await stripe.paymentIntents.create({ amount: 500, currency: 'usd' })

  await expect(stripe.refunds.create({ payment_intent: intent.id })).rejects.toThrow(
    'does not have a successful charge to refund',
  )
  await expect(stripe.refunds.create({ charge: 'ch_nothing' })).rejects.toMatchObject({
    code: 'resource_missing',
    param: 'charge',
  })
  await expect(stripe.refunds.create({})).rejects.toThrow('payment_intent or charge')
})
