import { expect, test } from 'vitest'
import { expectNoViolations, payGift, start } from './start.ts'

test('what is available goes to the bank at midnight, line by line', async () => {
  const started = await start({ paysOutDaily: true })
  const { stripe } = started
  await payGift(started)
  await started.sandbox.advance('1m')

  await started.sandbox.advance('3d')
  const [sent] = (await stripe.payouts.list()).data
  await started.sandbox.advance('2d')

  expect(sent).toMatchObject({ status: 'in_transit', automatic: true, amount: 10_000 })
  const [payout] = (await stripe.payouts.list({ status: 'paid' })).data
  expect(payout).toMatchObject({ id: sent?.id, reconciliation_status: 'completed' })
  const lines = await stripe.balanceTransactions.list({ payout: payout?.id ?? '', limit: 100 })
  const net = lines.data.filter(({ type }) => type !== 'payout').reduce((sum, line) => sum + line.net, 0)
  expect(net).toBe(payout?.amount)
  expect((await stripe.balance.retrieve()).available[0]?.amount).toBe(0)
  const types = (await stripe.events.list({ type: 'payout.*' })).data.map(({ type }) => type).reverse()
  expect(types).toEqual(['payout.created', 'payout.paid', 'payout.reconciliation_completed'])
  expectNoViolations(started.sandbox)
})

test('a payout can come back after it seemed paid, and its money goes out again', async () => {
  const started = await start({ paysOutDaily: true })
  await payGift(started)
  await started.sandbox.advance('6d')
  const [payout] = (await started.stripe.payouts.list()).data

  await fetch(`${started.sandbox.url}/_sandbox/objects/${payout?.id}/fail`, { method: 'POST' })
  const failed = await started.stripe.payouts.retrieve(payout?.id ?? '', { expand: ['failure_balance_transaction'] })
  await started.sandbox.advance('1d')

  expect(payout?.status).toBe('paid')
  expect(failed).toMatchObject({
    status: 'failed',
    failure_code: 'account_closed',
    failure_balance_transaction: { type: 'payout_failure', amount: 10_000 },
  })
  expect((await started.stripe.payouts.list()).data.map(({ status, amount }) => [status, amount])).toEqual([
    ['in_transit', 10_000],
    ['failed', 10_000],
  ])
  expectNoViolations(started.sandbox)
})

test('a payout by hand takes no more than there is, and can be canceled', async () => {
  const started = await start()
  await payGift(started, '4000000000000077')
  await started.sandbox.advance('1m')

  await expect(started.stripe.payouts.create({ amount: 10_001, currency: 'usd' })).rejects.toMatchObject({
    code: 'balance_insufficient',
  })
  const payout = await started.stripe.payouts.create({ amount: 4_000, currency: 'usd', metadata: { a: 'b' } })
  const left = await started.stripe.balance.retrieve()
  await fetch(`${started.sandbox.url}/_sandbox/objects/${payout.id}/cancel`, { method: 'POST' })

  expect(payout).toMatchObject({ automatic: false, reconciliation_status: 'not_applicable' })
  expect(left.available[0]?.amount).toBe(6_000)
  expect(await started.stripe.payouts.retrieve(payout.id)).toMatchObject({ status: 'canceled' })
  expect((await started.stripe.balance.retrieve()).available[0]?.amount).toBe(10_000)
  expectNoViolations(started.sandbox)
})
