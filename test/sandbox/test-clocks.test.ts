import type Stripe from 'stripe'
import { expect, test } from 'vitest'
import { expectNoViolations, type Started, start } from './start.ts'

const at = (text: string) => Date.parse(text) / 1000

/** A customer on a clock of their own, with a card and a monthly gift. */
async function onClock({ stripe }: Started, frozen: string, method = 'pm_card_visa') {
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: at(frozen), name: 'story' })
  const customer = await stripe.customers.create({ test_clock: clock.id, payment_method: method })
  const [card] = (await stripe.customers.listPaymentMethods(customer.id)).data
  const product = await stripe.products.create({ name: 'Monthly gift' })
  const price = await stripe.prices.create({
    currency: 'usd',
    unit_amount: 2_500,
    product: product.id,
    recurring: { interval: 'month' },
  })
  const subscription = await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: price.id }],
    default_payment_method: card?.id ?? '',
    metadata: { plan_id: 'pln_1' },
  })
  return { clock, customer, subscription }
}

const ready = async ({ sandbox, stripe }: Started, clock: Stripe.TestHelpers.TestClock, to: number) => {
  const asked = await stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: to })
  await sandbox.idle()
  return asked
}

test('a test clock moves its own customers and nobody else', async () => {
  const started = await start()
  const { stripe } = started
  const { clock, subscription } = await onClock(started, '2027-01-31T00:00:00Z')

  const asked = await ready(started, clock, at('2027-03-15T00:00:00Z'))

  expect(asked.status).toBe('advancing')
  expect(await stripe.testHelpers.testClocks.retrieve(clock.id)).toMatchObject({
    status: 'ready',
    frozen_time: at('2027-03-15T00:00:00Z'),
  })
  const moved = await stripe.subscriptions.retrieve(subscription.id)
  expect(moved).toMatchObject({
    status: 'active',
    test_clock: clock.id,
    billing_cycle_anchor: at('2027-01-31T00:00:00Z'),
  })
  expect(moved.items.data[0]).toMatchObject({
    current_period_start: at('2027-02-28T00:00:00Z'),
    current_period_end: at('2027-03-31T00:00:00Z'),
  })
  const paid = await stripe.invoices.list({ subscription: subscription.id, status: 'paid' })
  expect(paid.data.map(({ created }) => created)).toEqual([at('2027-02-28T00:00:00Z'), at('2027-01-31T00:00:00Z')])
  expect((await stripe.events.list({ type: 'test_helpers.test_clock.ready' })).data).toHaveLength(1)
  expect(started.sandbox.now()).toBe(at('2027-01-01T00:00:00Z'))
  expect((await stripe.customers.list()).data).toEqual([])
  expect((await stripe.customers.list({ test_clock: clock.id })).data).toHaveLength(1)
  expectNoViolations(started.sandbox)
})

test('a test clock goes forward only, and by two intervals at most', async () => {
  const started = await start()
  const { stripe } = started
  const { clock } = await onClock(started, '2027-01-01T00:00:00Z')
  const advance = (to: string) => stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: at(to) })

  await expect(advance('2026-12-31T00:00:00Z')).rejects.toMatchObject({ param: 'frozen_time' })
  await expect(advance('2027-06-01T00:00:00Z')).rejects.toThrow('two intervals')
  expect(await stripe.testHelpers.testClocks.del(clock.id)).toMatchObject({ deleted: true })
  await expect(advance('2027-02-01T00:00:00Z')).rejects.toMatchObject({ statusCode: 404 })
})

test('thirty-six months are thirty-seven payments', async () => {
  const started = await start()
  const { clock, customer } = await onClock(started, '2027-01-31T00:00:00Z')

  for (let month = 2; month <= 36; month += 2) await ready(started, clock, Date.UTC(2027, month, 29, 12) / 1000)
  await ready(started, clock, Date.UTC(2030, 1, 1) / 1000)

  const invoices = await started.stripe.invoices
    .list({ customer: customer.id, status: 'paid', limit: 100 })
    .autoPagingToArray({ limit: 1000 })
  expect(invoices).toHaveLength(37)
  expect(new Set(invoices.map(({ created }) => new Date(created * 1000).toISOString().slice(0, 7))).size).toBe(37)
  const events = await started.stripe.events
    .list({ limit: 100, type: 'invoice.paid' })
    .autoPagingToArray({ limit: 1000 })
  expect(events).toHaveLength(37)
  expectNoViolations(started.sandbox)
})
