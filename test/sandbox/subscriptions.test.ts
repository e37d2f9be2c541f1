import { expect, test } from 'vitest'
import { expectNoViolations, type Started, start } from './start.ts'
import { monthly, subscribe, types } from './subscribe.ts'

const day = 86_400
const at = (text: string) => Date.parse(text) / 1000
const periods = async ({ stripe }: Started, subscription: string) => {
  const invoices = await stripe.invoices.list({ subscription, limit: 100 })
  return invoices.data
    .map(({ lines }) => new Date((lines.data[0]?.period.start ?? 0) * 1000).toISOString().slice(0, 10))
    .reverse()
}

test('a monthly gift begins with its first payment and renews by itself', async () => {
  const started = await start()

  const session = await subscribe(started)
  await started.sandbox.advance('32d')

  expect(session).toMatchObject({
    status: 'complete',
    payment_status: 'paid',
    payment_intent: null,
    amount_total: 2_500,
  })
  const subscription = await started.stripe.subscriptions.retrieve(session.subscription, {
    expand: ['latest_invoice.payments', 'default_payment_method'],
  })
  expect(subscription).toMatchObject({
    status: 'active',
    metadata: { plan_id: 'pln_1' },
    default_payment_method: { card: { last4: '4242' } },
    latest_invoice: { status: 'paid', billing_reason: 'subscription_cycle', amount_paid: 2_500 },
  })
  const invoices = await started.stripe.invoices.list({ subscription: session.subscription })
  expect(invoices.data.map(({ billing_reason }) => billing_reason)).toEqual([
    'subscription_cycle',
    'subscription_create',
  ])
  const [payment] = (await started.stripe.invoicePayments.list({ invoice: invoices.data[0]?.id ?? '' })).data
  expect(payment).toMatchObject({ status: 'paid', amount_paid: 2_500, payment: { type: 'payment_intent' } })
  const intent = String(payment?.payment.payment_intent)
  const found = await started.stripe.invoicePayments.list({
    payment: { type: 'payment_intent', payment_intent: intent },
  })
  expect(found.data.map(({ id }) => id)).toEqual([payment?.id])
  expectNoViolations(started.sandbox)
})

test('the events of a first payment and of a renewal come in the order of the reference', async () => {
  const started = await start()

  await subscribe(started)
  const first = await types(started)
  await started.sandbox.advance('32d')

  expect(first).toEqual([
    'customer.created',
    'payment_intent.created',
    'payment_method.attached',
    'charge.succeeded',
    'payment_intent.succeeded',
    'customer.subscription.created',
    'invoice.created',
    'invoice.finalized',
    'invoice_payment.paid',
    'invoice.updated',
    'invoice.paid',
    'invoice.payment_succeeded',
    'checkout.session.completed',
  ])
  // The API shows thirty days of events: those of the first payment are gone by now.
  expect(await types(started)).toEqual([
    'invoice.upcoming',
    'customer.subscription.updated',
    'invoice.created',
    'invoice.finalized',
    'payment_intent.created',
    'charge.succeeded',
    'payment_intent.succeeded',
    'invoice_payment.paid',
    'invoice.updated',
    'invoice.paid',
    'invoice.payment_succeeded',
    'charge.updated',
  ])
  expectNoViolations(started.sandbox)
})

test('a gift begun on the 31st renews on the last day of short months and does not drift', async () => {
  const started = await start({ clock: { mode: 'manual', startsAt: at('2027-01-31T10:00:00Z') } })
  const { subscription } = await subscribe(started)

  await started.sandbox.advance('130d')

  expect(await periods(started, subscription)).toEqual([
    '2027-01-31',
    '2027-02-28',
    '2027-03-31',
    '2027-04-30',
    '2027-05-31',
  ])
})

test('a wished day of the month is free until it comes, when prorations are off', async () => {
  const started = await start({ clock: { mode: 'manual', startsAt: at('2027-02-10T10:00:00Z') } })
  const wish = { billing_cycle_anchor_config: { day_of_month: 31 }, proration_behavior: 'none' as const }

  const session = await subscribe(started, { subscription_data: wish })
  await started.sandbox.advance('80d')

  expect(session).toMatchObject({ amount_total: 0, payment_status: 'no_payment_required' })
  expect(await periods(started, session.subscription)).toEqual(['2027-02-10', '2027-02-28', '2027-03-31', '2027-04-30'])
  const charges = await started.stripe.charges.list({ customer: session.customer })
  expect(charges.data.map(({ amount }) => amount)).toEqual([2_500, 2_500, 2_500])
  expectNoViolations(started.sandbox)
})

test('a yearly gift renews after a year', async () => {
  const started = await start()
  const line = {
    quantity: 1,
    price_data: {
      currency: 'usd',
      unit_amount: 30_000,
      recurring: { interval: 'year' as const },
      product_data: { name: 'Yearly gift' },
    },
  }

  const { subscription } = await subscribe(started, { line_items: [line] })
  await started.sandbox.advance('364d')
  const before = await periods(started, subscription)
  await started.sandbox.advance('2d')

  expect(before).toEqual(['2027-01-01'])
  expect(await periods(started, subscription)).toEqual(['2027-01-01', '2028-01-01'])
})

test('a new amount holds from the next cycle', async () => {
  const started = await start()
  const { subscription } = await subscribe(started)
  const before = await started.stripe.subscriptions.retrieve(subscription)
  const [item] = before.items.data
  if (!item) throw new Error('no item')

  const price_data = {
    currency: 'usd',
    product: String(item.price.product),
    recurring: { interval: 'month' as const },
    unit_amount: 4_000,
  }
  const changed = await started.stripe.subscriptions.update(subscription, {
    items: [{ id: item.id, price_data, quantity: 1 }],
    proration_behavior: 'none',
  })
  await started.sandbox.advance('32d')

  expect(changed.items.data.map(({ id, price }) => [id, price.unit_amount])).toEqual([[item.id, 4_000]])
  const [event] = (await started.stripe.events.list({ type: 'customer.subscription.updated' })).data.slice(-1)
  expect(event?.data.previous_attributes).toHaveProperty('items')
  const charges = await started.stripe.charges.list()
  expect(charges.data.map(({ amount }) => amount)).toEqual([4_000, 2_500])
  expectNoViolations(started.sandbox)
})

test('a paused gift asks for nothing and resumes by itself', async () => {
  const started = await start()
  const { subscription } = await subscribe(started)

  const paused = await started.stripe.subscriptions.update(subscription, {
    pause_collection: { behavior: 'void', resumes_at: started.sandbox.now() + 50 * day },
  })
  await started.sandbox.advance('100d')

  expect(paused).toMatchObject({ status: 'active', pause_collection: { behavior: 'void' } })
  const invoices = await started.stripe.invoices.list({ subscription })
  expect(invoices.data.map(({ status }) => status)).toEqual(['paid', 'paid', 'void', 'paid'])
  expect((await started.stripe.subscriptions.retrieve(subscription)).pause_collection).toBeNull()
  expectNoViolations(started.sandbox)
})

test('an end at the period’s end can be taken back, and an end at once is final', async () => {
  const started = await start()
  const [kept, ending] = [await subscribe(started), await subscribe(started)]
  const { stripe } = started

  for (const { subscription } of [kept, ending])
    await stripe.subscriptions.update(subscription, { cancel_at_period_end: true })
  const undone = await stripe.subscriptions.update(kept.subscription, { cancel_at_period_end: false })
  await started.sandbox.advance('32d')

  expect(undone).toMatchObject({ cancel_at: null, canceled_at: null, cancel_at_period_end: false })
  expect(await stripe.subscriptions.retrieve(ending.subscription)).toMatchObject({
    status: 'canceled',
    cancellation_details: { reason: 'cancellation_requested' },
  })
  expect((await stripe.subscriptions.list()).data.map(({ id }) => id)).toEqual([kept.subscription])
  const now = await stripe.subscriptions.cancel(kept.subscription, { invoice_now: false, prorate: false })
  expect(now.status).toBe('canceled')
  await expect(stripe.subscriptions.cancel(kept.subscription)).rejects.toMatchObject({ code: 'resource_missing' })
  expect((await stripe.events.list({ type: 'customer.subscription.deleted' })).data).toHaveLength(2)
  expectNoViolations(started.sandbox)
})

test('the payment page says what is due today and what later', async () => {
  const { sandbox, stripe } = await start()
  const session = await stripe.checkout.sessions.create(monthly({ submit_type: 'subscribe' }))

  const page = await (await fetch(session.url ?? '')).text()

  expect(page).toContain('Subscribe and pay $25.00')
  expect(page).toContain('Then $25.00 every month, from 2027-02-01')
  expectNoViolations(sandbox)
})
