import { expect, test } from 'vitest'
import { expectNoViolations, start, typeCard } from './start.ts'
import { types } from './subscribe.ts'

const saving = (customer: string) => ({
  mode: 'setup' as const,
  success_url: 'http://portal.test/saved?s={CHECKOUT_SESSION_ID}',
  cancel_url: 'http://portal.test/',
  customer,
  currency: 'usd',
  allowed_payment_method_types: ['card' as const],
  setup_intent_data: { metadata: { pledge_id: 'plg_1' } },
  consent_collection: { payment_method_reuse_agreement: { position: 'auto' as const } },
})

test('a card is saved without a charge and becomes the default', async () => {
  const started = await start()
  const { stripe } = started
  const customer = await stripe.customers.create({ email: 'ada@example.org' })
  const session = await stripe.checkout.sessions.create(saving(customer.id))

  const answer = await typeCard(session.url ?? '', '4242424242424242')

  expect(answer.headers.get('location')).toBe(`http://portal.test/saved?s=${session.id}`)
  const done = await stripe.checkout.sessions.retrieve(session.id, { expand: ['setup_intent.payment_method'] })
  expect(done).toMatchObject({
    status: 'complete',
    payment_status: 'no_payment_required',
    amount_total: null,
    setup_intent: {
      status: 'succeeded',
      metadata: { pledge_id: 'plg_1' },
      payment_method: { card: { last4: '4242' } },
    },
  })
  const [method] = (await stripe.customers.listPaymentMethods(customer.id)).data
  const defaulted = await stripe.customers.update(customer.id, {
    invoice_settings: { default_payment_method: method?.id ?? '' },
  })
  expect(defaulted.invoice_settings.default_payment_method).toBe(method?.id)
  expect((await types(started)).slice(1, 5)).toEqual([
    'setup_intent.created',
    'setup_intent.succeeded',
    'payment_method.attached',
    'checkout.session.completed',
  ])
  expect((await stripe.charges.list()).data).toEqual([])
  expectNoViolations(started.sandbox)
})

test('a bank that asks once to save a card does not ask again while its owner is away', async () => {
  const { sandbox, stripe } = await start()
  const customer = await stripe.customers.create({ email: 'ada@example.org' })
  const session = await stripe.checkout.sessions.create(saving(customer.id))

  const asked = await typeCard(session.url ?? '', '4000002500003155')
  const bank = new URL(asked.headers.get('location') ?? '', sandbox.url).href
  expect(await (await fetch(bank)).text()).toContain('save this card')
  await fetch(bank, { method: 'POST', body: new URLSearchParams({ answer: 'complete' }), redirect: 'manual' })
  const [method] = (await stripe.customers.listPaymentMethods(customer.id)).data
  const away = await stripe.paymentIntents.create({
    amount: 5_000,
    currency: 'usd',
    customer: customer.id,
    payment_method: method?.id ?? '',
    off_session: true,
    confirm: true,
  })

  expect(away.status).toBe('succeeded')
  expectNoViolations(sandbox)
})

test('a card that its bank refuses is not saved', async () => {
  const { sandbox, stripe } = await start()
  const customer = await stripe.customers.create({ email: 'ada@example.org' })
  const session = await stripe.checkout.sessions.create(saving(customer.id))

  const answer = await typeCard(session.url ?? '', '4000000000000002')

  expect([answer.status, (await answer.text()).includes('Your card was declined.')]).toEqual([402, true])
  expect((await stripe.customers.listPaymentMethods(customer.id)).data).toEqual([])
  expectNoViolations(sandbox)
})

test('a method is attached, changed and detached, and never comes back', async () => {
  const { sandbox, stripe } = await start()
  const customer = await stripe.customers.create({})
  const made = await stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_visa' } })
  const twin = await stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_visa' } })

  await stripe.paymentMethods.attach(made.id, { customer: customer.id })
  const changed = await stripe.paymentMethods.update(made.id, { card: { exp_year: 2040 }, metadata: { a: 'b' } })
  const detached = await stripe.paymentMethods.detach(made.id)

  expect(made.card?.fingerprint).toBe(twin.card?.fingerprint)
  expect(changed).toMatchObject({ card: { exp_year: 2040 }, metadata: { a: 'b' }, customer: customer.id })
  expect(detached.customer).toBeNull()
  await expect(stripe.paymentMethods.attach(made.id, { customer: customer.id })).rejects.toThrow(
    'may not be used again',
  )
  expectNoViolations(sandbox)
})

test('a setup intent over the API saves a test card', async () => {
  const { sandbox, stripe } = await start()
  const customer = await stripe.customers.create({})

  const intent = await stripe.setupIntents.create({
    customer: customer.id,
    payment_method: 'pm_card_visa',
    confirm: true,
    allowed_payment_method_types: ['card'],
  })
  const open = await stripe.setupIntents.create({ customer: customer.id })
  const canceled = await stripe.setupIntents.cancel(open.id)

  expect(intent).toMatchObject({ status: 'succeeded', payment_method_types: ['card'] })
  expect(canceled.status).toBe('canceled')
  expect((await stripe.customers.listPaymentMethods(customer.id)).data).toHaveLength(1)
  await expect(
    stripe.setupIntents.create({ customer: customer.id, payment_method: 'pm_card_chargeDeclined', confirm: true }),
  ).rejects.toMatchObject({ statusCode: 402, code: 'card_declined' })
  expectNoViolations(sandbox)
})
