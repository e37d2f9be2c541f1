import type Stripe from 'stripe'
import { expect, test } from 'vitest'
import { expectNoViolations, type Started, start } from './start.ts'
import { subscribe } from './subscribe.ts'

/** Puts another card on file, so that the next renewal is refused or asks for its owner. */
async function replaceCard({ stripe }: Started, subscription: string, customer: string, number: string) {
  const method = await stripe.paymentMethods.create({ type: 'card', card: { number, exp_month: 12, exp_year: 2040 } })
  await stripe.paymentMethods.attach(method.id, { customer })
  await stripe.subscriptions.update(subscription, { default_payment_method: method.id })
  return method
}

const latest = async ({ stripe }: Started, subscription: string): Promise<Stripe.Invoice> => {
  const [invoice] = (await stripe.invoices.list({ subscription, limit: 1 })).data
  if (!invoice) throw new Error('no invoice')
  return invoice
}

test('a refused renewal is tried eight times in two weeks, and then the subscription ends', async () => {
  const started = await start()
  const { subscription, customer } = await subscribe(started)
  await replaceCard(started, subscription, customer, '4000000000000341')

  await started.sandbox.advance('32d')
  const behind = await started.stripe.subscriptions.retrieve(subscription)
  const first = await latest(started, subscription)
  await started.sandbox.advance('15d')

  expect(behind.status).toBe('past_due')
  expect(first).toMatchObject({ status: 'open', attempt_count: 1, attempted: true })
  expect(first.next_payment_attempt).toBe((first.status_transitions.finalized_at ?? 0) + 86_400)
  expect(await latest(started, subscription)).toMatchObject({ attempt_count: 8, next_payment_attempt: null })
  expect(await started.stripe.subscriptions.retrieve(subscription)).toMatchObject({
    status: 'canceled',
    cancellation_details: { reason: 'payment_failed' },
  })
  expect((await started.stripe.events.list({ type: 'invoice.payment_failed' })).data).toHaveLength(8)
  expectNoViolations(started.sandbox)
})

test('a subscription nobody pays can stay unpaid instead, and then drafts its invoices only', async () => {
  const started = await start({ retryEnd: 'unpaid', retryDays: [1] })
  const { subscription, customer } = await subscribe(started)
  await replaceCard(started, subscription, customer, '4000000000000341')

  await started.sandbox.advance('62d')

  expect((await started.stripe.subscriptions.retrieve(subscription)).status).toBe('unpaid')
  expect(await latest(started, subscription)).toMatchObject({ status: 'draft', auto_advance: false })
  expectNoViolations(started.sandbox)
})

test('a new card pays the open invoice and the subscription is whole again', async () => {
  const started = await start()
  const { subscription, customer } = await subscribe(started)
  await replaceCard(started, subscription, customer, '4000000000000341')
  await started.sandbox.advance('32d')
  const open = await latest(started, subscription)

  await expect(started.stripe.invoices.pay(open.id)).rejects.toMatchObject({ statusCode: 402, code: 'card_declined' })
  const good = await replaceCard(started, subscription, customer, '4242424242424242')
  const paid = await started.stripe.invoices.pay(open.id, { payment_method: good.id })

  expect(paid).toMatchObject({ status: 'paid', amount_remaining: 0 })
  expect((await started.stripe.subscriptions.retrieve(subscription)).status).toBe('active')
  await expect(started.stripe.invoices.pay(open.id)).rejects.toThrow('already paid')
  await started.sandbox.advance('20d')
  expect((await started.stripe.subscriptions.retrieve(subscription)).status).toBe('active')
  expectNoViolations(started.sandbox)
})

test('a renewal that the bank wants confirmed is paid on the invoice’s own page', async () => {
  const started = await start()
  const { subscription, customer } = await subscribe(started)
  await replaceCard(started, subscription, customer, '4000002760003184')

  await started.sandbox.advance('32d')
  const invoice = await latest(started, subscription)
  const page = await (await fetch(invoice.hosted_invoice_url ?? '')).text()
  const asked = await fetch(invoice.hosted_invoice_url ?? '', { method: 'POST', redirect: 'manual' })
  const bank = new URL(asked.headers.get('location') ?? '', started.sandbox.url).href
  await fetch(bank, { method: 'POST', body: new URLSearchParams({ answer: 'complete' }) })

  expect(page).toContain('Your bank wants to see you')
  expect((await started.stripe.events.list({ type: 'invoice.payment_action_required' })).data).toHaveLength(1)
  expect((await latest(started, subscription)).status).toBe('paid')
  expect((await started.stripe.subscriptions.retrieve(subscription)).status).toBe('active')
  expectNoViolations(started.sandbox)
})

test('a lost card is not charged again, though the schedule runs on', async () => {
  const started = await start({ retryDays: [1, 2] })
  const { subscription } = await subscribe(started)
  const [row] = started.sandbox.store.cards.oldestFirst()
  // why: the API refuses to save a lost card; a saved one can be lost later.
  if (row) started.sandbox.store.cards.put({ ...row, number: '4000000000009987' })

  await started.sandbox.advance('35d')

  expect((await started.stripe.charges.list()).data.filter(({ status }) => status === 'failed')).toHaveLength(1)
  expect((await started.stripe.subscriptions.retrieve(subscription)).status).toBe('canceled')
  expectNoViolations(started.sandbox)
})

test('a subscription over the API whose first payment fails waits a day and expires', async () => {
  const { sandbox, stripe } = await start()
  const customer = await stripe.customers.create({ payment_method: 'pm_card_chargeCustomerFail' })
  const [card] = (await stripe.customers.listPaymentMethods(customer.id)).data
  const product = await stripe.products.create({ name: 'Monthly gift' })
  const price_data = {
    currency: 'usd',
    product: product.id,
    unit_amount: 900,
    recurring: { interval: 'month' as const },
  }

  const asked = { customer: customer.id, items: [{ price_data }], default_payment_method: card?.id ?? '' }
  const made = await stripe.subscriptions.create(asked)
  await expect(
    stripe.subscriptions.create({ ...asked, payment_behavior: 'error_if_incomplete' }),
  ).rejects.toMatchObject({ statusCode: 402 })
  await sandbox.advance('24h')

  expect(made.status).toBe('incomplete')
  expect((await stripe.subscriptions.retrieve(made.id)).status).toBe('incomplete_expired')
  expect((await stripe.invoices.list({ subscription: made.id })).data.map(({ status }) => status)).toEqual(['void'])
  expect((await stripe.subscriptions.list({ status: 'all' })).data.map(({ id }) => id)).toEqual([made.id])
  expectNoViolations(sandbox)
})

test('a trial costs nothing, announces its end, and is then paid', async () => {
  const started = await start()
  const session = await subscribe(started, { subscription_data: { trial_period_days: 10 } })

  const trial = await started.stripe.subscriptions.retrieve(session.subscription)
  await started.sandbox.advance('11d')

  expect([trial.status, session.amount_total]).toEqual(['trialing', 0])
  expect((await started.stripe.events.list({ type: 'customer.subscription.trial_will_end' })).data).toHaveLength(1)
  expect((await started.stripe.charges.list()).data.map(({ amount }) => amount)).toEqual([2_500])
  expect((await started.stripe.subscriptions.retrieve(session.subscription)).status).toBe('active')
  expectNoViolations(started.sandbox)
})
