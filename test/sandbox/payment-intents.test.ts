import { expect, test } from 'vitest'
import { expectNoViolations, start } from './start.ts'

test('a saved card is charged while its owner is away', async () => {
  const { sandbox, stripe } = await start()
  const customer = await stripe.customers.create({ name: 'Ada', payment_method: 'pm_card_visa' })
  const [method] = (await stripe.customers.listPaymentMethods(customer.id, { type: 'card' })).data

  const intent = await stripe.paymentIntents.create({
    amount: 1_000_000,
    currency: 'usd',
    customer: customer.id,
    payment_method: method?.id ?? '',
    off_session: true,
    confirm: true,
    allowed_payment_method_types: ['card'],
    metadata: { instalment_id: 'ins_1' },
    expand: ['latest_charge', 'payment_method'],
  })

  expect(intent).toMatchObject({
    status: 'succeeded',
    amount_received: 1_000_000,
    payment_method_types: ['card'],
    payment_method: { card: { last4: '4242' } },
  })
  expect(intent.latest_charge).toMatchObject({ status: 'succeeded', customer: customer.id })
  expect((await stripe.paymentMethods.list({ customer: customer.id })).data).toHaveLength(1)
  expect(await stripe.paymentMethods.retrieve(method?.id ?? '')).toMatchObject({ customer: customer.id })
  expectNoViolations(sandbox)
})

test('a decline is a 402 that carries the intent, which then takes another card', async () => {
  const { sandbox, stripe } = await start()

  const declined = await stripe.paymentIntents
    .create({
      amount: 500,
      currency: 'usd',
      payment_method: 'pm_card_visa_chargeDeclinedInsufficientFunds',
      confirm: true,
    })
    .catch((error: unknown) => error)
  expect(declined).toMatchObject({
    type: 'StripeCardError',
    statusCode: 402,
    code: 'card_declined',
    decline_code: 'insufficient_funds',
    payment_intent: { status: 'requires_payment_method' },
    charge: expect.stringMatching(/^ch_/),
  })
  const [open] = (await stripe.paymentIntents.list()).data
  const paid = await stripe.paymentIntents.confirm(open?.id ?? '', { payment_method: 'pm_card_mastercard' })

  expect(paid).toMatchObject({ status: 'succeeded', last_payment_error: null })
  expect((await stripe.events.list({ type: 'payment_intent.payment_failed' })).data).toHaveLength(1)
  expectNoViolations(sandbox)
})

test('a bank that wants to see the owner refuses while they are away', async () => {
  const { sandbox, stripe } = await start()
  const customer = await stripe.customers.create({ payment_method: 'pm_card_authenticationRequired' })
  const [method] = (await stripe.customers.listPaymentMethods(customer.id)).data
  const charge = {
    amount: 500,
    currency: 'usd',
    customer: customer.id,
    payment_method: method?.id ?? '',
    confirm: true,
  }

  await expect(stripe.paymentIntents.create({ ...charge, off_session: true })).rejects.toMatchObject({
    statusCode: 402,
    code: 'authentication_required',
  })
  const present = await stripe.paymentIntents.create({ ...charge, return_url: 'http://portal.test/back' })
  const bank = present.next_action?.redirect_to_url?.url ?? ''
  const back = await fetch(bank, {
    method: 'POST',
    body: new URLSearchParams({ answer: 'complete' }),
    redirect: 'manual',
  })

  expect(present.status).toBe('requires_action')
  expect(back.headers.get('location')).toContain(`payment_intent=${present.id}`)
  expect(await stripe.paymentIntents.retrieve(present.id)).toMatchObject({ status: 'succeeded' })
  expectNoViolations(sandbox)
})

test('an intent can be cancelled until it is paid', async () => {
  const { sandbox, stripe } = await start()
  const open = await stripe.paymentIntents.create({ amount: 500, currency: 'usd' })
  const paid = await stripe.paymentIntents.create({
    amount: 500,
    currency: 'usd',
    payment_method: 'pm_card_visa',
    confirm: true,
  })

  const canceled = await stripe.paymentIntents.cancel(open.id, { cancellation_reason: 'abandoned' })

  expect(canceled).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned' })
  await expect(stripe.paymentIntents.cancel(paid.id)).rejects.toMatchObject({
    statusCode: 400,
    code: 'payment_intent_unexpected_state',
  })
  await expect(stripe.paymentIntents.confirm(open.id, { payment_method: 'pm_card_visa' })).rejects.toMatchObject({
    code: 'payment_intent_unexpected_state',
  })
  expectNoViolations(sandbox)
})

test('a card belongs to one customer only', async () => {
  const { stripe } = await start()
  const ada = await stripe.customers.create({ payment_method: 'pm_card_visa' })
  const grace = await stripe.customers.create({})
  const [method] = (await stripe.customers.listPaymentMethods(ada.id)).data
  const charge = { amount: 500, currency: 'usd', payment_method: method?.id ?? '', confirm: true }

  await expect(stripe.paymentIntents.create({ ...charge, customer: grace.id })).rejects.toMatchObject({
    code: 'resource_missing',
  })
  await expect(stripe.customers.create({ payment_method: 'pm_card_visa_chargeDeclined' })).rejects.toMatchObject({
    statusCode: 402,
  })
  await expect(stripe.paymentIntents.create({ ...charge, amount: 100_000_000 })).rejects.toMatchObject({
    code: 'amount_too_large',
  })
})

test('synchronous capture knows its fee at once', async () => {
  const { sandbox, stripe } = await start()

  const intent = await stripe.paymentIntents.create({
    amount: 10_000,
    currency: 'usd',
    payment_method: 'pm_card_bypassPending',
    capture_method: 'automatic',
    confirm: true,
    expand: ['latest_charge.balance_transaction'],
  })

  expect(intent.latest_charge).toMatchObject({ balance_transaction: { fee: 320, net: 9_680, status: 'available' } })
  expectNoViolations(sandbox)
})
