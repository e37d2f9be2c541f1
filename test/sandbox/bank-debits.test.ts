import type Stripe from 'stripe'
import { expect, test } from 'vitest'
import { expectNoViolations, gift, type Started, start } from './start.ts'
import { monthly } from './subscribe.ts'

const ach: Partial<Stripe.Checkout.SessionCreateParams> = {
  allowed_payment_method_types: ['us_bank_account'],
  payment_method_options: {
    us_bank_account: { verification_method: 'automatic', financial_connections: { permissions: ['payment_method'] } },
  },
}

/** Types a bank account into the payment page and agrees on the bank's. */
async function debit({ sandbox }: Started, url: string, account: string): Promise<Response> {
  const form = {
    method: 'us_bank_account',
    email: 'ada@example.org',
    name: 'Ada Lovelace',
    routing: '110000000',
    account,
  }
  const asked = await fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })
  expect(asked.status).toBe(303)
  const bank = new URL(asked.headers.get('location') ?? '', sandbox.url).href
  expect(await (await fetch(bank)).text()).toContain('authorise ATOM to debit')
  return fetch(bank, { method: 'POST', body: new URLSearchParams({ answer: 'agree' }), redirect: 'manual' })
}

const retrieve = ({ stripe }: Started, id: string) =>
  stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent.latest_charge'] })
const eventTypes = async ({ stripe }: Started) =>
  (await stripe.events.list({ limit: 100 })).data.map(({ type }) => type).reverse()

test('a gift from a bank account takes four business days', async () => {
  const started = await start()
  const session = await started.stripe.checkout.sessions.create(gift(ach))

  const answer = await debit(started, session.url ?? '', '000123456789')
  const early = await retrieve(started, session.id)
  // 1 January 2027 is a Friday: four business days end on the Thursday.
  await started.sandbox.advance('5d')
  const waiting = await retrieve(started, session.id)
  await started.sandbox.advance('2d')

  expect(answer.headers.get('location')).toBe(`http://portal.test/thanks?s=${session.id}`)
  expect(early).toMatchObject({
    status: 'complete',
    payment_status: 'unpaid',
    payment_intent: {
      status: 'processing',
      latest_charge: { status: 'pending', paid: false, balance_transaction: null },
    },
  })
  expect(waiting.payment_status).toBe('unpaid')
  expect(await retrieve(started, session.id)).toMatchObject({
    payment_status: 'paid',
    payment_intent: { status: 'succeeded', latest_charge: { status: 'succeeded', id: expect.stringMatching(/^py_/) } },
  })
  const [entry] = (await started.stripe.balanceTransactions.list()).data
  expect(entry).toMatchObject({ type: 'payment', amount: 10_330, fee: 83 })
  expect(await eventTypes(started)).toEqual([
    'customer.created',
    'payment_intent.created',
    'payment_intent.processing',
    'charge.pending',
    'checkout.session.completed',
    'charge.succeeded',
    'payment_intent.succeeded',
    'checkout.session.async_payment_succeeded',
    'charge.updated',
  ])
  expectNoViolations(started.sandbox)
})

test.each([
  ['000111111113', 'account_closed'],
  ['000222222227', 'insufficient_funds'],
  ['000333333335', 'debit_not_authorized'],
])('a debit of %s fails days later: %s', async (account, code) => {
  const started = await start()
  const session = await started.stripe.checkout.sessions.create(gift(ach))

  await debit(started, session.url ?? '', account)
  await started.sandbox.advance('7d')

  const failed = await retrieve(started, session.id)
  expect(failed).toMatchObject({
    payment_status: 'unpaid',
    payment_intent: {
      status: 'requires_payment_method',
      last_payment_error: { code },
      latest_charge: { status: 'failed', failure_code: code },
    },
  })
  expect((await eventTypes(started)).slice(-3)).toEqual([
    'charge.failed',
    'payment_intent.payment_failed',
    'checkout.session.async_payment_failed',
  ])
  expectNoViolations(started.sandbox)
})

test('a debit that comes back on day 40 is a dispute lost from the start, and its mandate is gone', async () => {
  const started = await start()
  const { stripe } = started
  const customer = await stripe.customers.create({ email: 'ada@example.org' })
  const session = await stripe.checkout.sessions.create({
    ...ach,
    mode: 'setup',
    currency: 'usd',
    customer: customer.id,
    success_url: 'http://portal.test/saved',
  })
  await debit(started, session.url ?? '', '000888888883')
  const saved = await stripe.checkout.sessions.retrieve(session.id, { expand: ['setup_intent'] })
  const setup = typeof saved.setup_intent === 'object' ? saved.setup_intent : null
  const intent = await stripe.paymentIntents.create({
    amount: 1_000_000,
    currency: 'usd',
    customer: customer.id,
    payment_method: String(setup?.payment_method),
    off_session: true,
    confirm: true,
    allowed_payment_method_types: ['us_bank_account'],
  })
  await started.sandbox.advance('7d')
  const paid = await stripe.paymentIntents.retrieve(intent.id)
  await started.sandbox.advance('40d')

  expect([intent.status, paid.status]).toEqual(['processing', 'succeeded'])
  const [dispute] = (await stripe.disputes.list({ payment_intent: intent.id })).data
  expect(dispute).toMatchObject({ status: 'lost', reason: 'debit_not_authorized', amount: 1_000_000 })
  expect(dispute?.balance_transactions.map(({ net }) => net)).toEqual([-1_001_500])
  expect(await stripe.mandates.retrieve(String(setup?.mandate))).toMatchObject({ status: 'inactive' })
  expect((await eventTypes(started)).slice(-4)).toEqual([
    'charge.dispute.created',
    'charge.dispute.funds_withdrawn',
    'charge.dispute.closed',
    'mandate.updated',
  ])
  expectNoViolations(started.sandbox)
})

test('a SEPA debit is charged in euros and settled in dollars', async () => {
  const started = await start()
  const line = { quantity: 1, price_data: { currency: 'eur', unit_amount: 10_000, product_data: { name: 'Gift' } } }
  const session = await started.stripe.checkout.sessions.create(
    gift({ allowed_payment_method_types: ['sepa_debit'], line_items: [line] }),
  )

  const form = { method: 'sepa_debit', email: 'ada@example.org', name: 'Ada', iban: 'AT61 1904 3002 3457 3201' }
  await fetch(session.url ?? '', { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })
  await started.sandbox.advance('8d')

  expect(session.payment_method_types).toEqual(['sepa_debit'])
  const [entry] = (await started.stripe.balanceTransactions.list()).data
  expect(entry).toMatchObject({ type: 'payment', currency: 'usd', amount: 10_800, exchange_rate: 1.08 })
  expectNoViolations(started.sandbox)
})

test('what goes back of euros, and what a bank takes, is exchanged at the rate of its own day', async () => {
  const started = await start({ debitsAreInstant: true })
  const { stripe, sandbox } = started
  const line = { quantity: 1, price_data: { currency: 'eur', unit_amount: 10_000, product_data: { name: 'Gift' } } }
  const session = await stripe.checkout.sessions.create(
    gift({ allowed_payment_method_types: ['sepa_debit'], line_items: [line] }),
  )
  const form = { method: 'sepa_debit', email: 'ada@example.org', name: 'Ada', iban: 'AT611904300234573201' }
  await fetch(session.url ?? '', { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })
  await sandbox.advance('10s')
  const { payment_intent: intent } = await stripe.checkout.sessions.retrieve(session.id)
  const send = (path: string, body: object) =>
    fetch(`${sandbox.url}/_sandbox/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  await send('settings', { euroRate: 1.1 })
  await stripe.refunds.create({ payment_intent: String(intent), amount: 2_000 })
  await send('settings', { euroRate: 1.2 })
  const [charge] = (await stripe.charges.list()).data
  await send(`objects/${charge?.id}/return`, {})

  const entries = (await stripe.balanceTransactions.list()).data
  expect(entries.map(({ type, amount, currency, exchange_rate }) => [type, amount, currency, exchange_rate])).toEqual([
    ['adjustment', -9_600, 'usd', 1.2],
    ['payment_refund', -2_200, 'usd', 1.1],
    ['payment', 10_800, 'usd', 1.08],
  ])
  expectNoViolations(sandbox)
})

test('a refund to a bank account waits for the bank', async () => {
  const started = await start({ debitsAreInstant: true })
  const session = await started.stripe.checkout.sessions.create(gift(ach))
  await debit(started, session.url ?? '', '000123456789')
  await started.sandbox.advance('10s')
  const { payment_intent: intent } = await started.stripe.checkout.sessions.retrieve(session.id)

  const refund = await started.stripe.refunds.create({ payment_intent: String(intent) })
  await started.sandbox.advance('8d')

  expect(refund).toMatchObject({ status: 'pending', id: expect.stringMatching(/^pyr_/) })
  expect((await started.stripe.refunds.retrieve(refund.id)).status).toBe('succeeded')
  expectNoViolations(started.sandbox)
})

test('a monthly gift from a bank account runs while its first debit is on the way', async () => {
  const started = await start()
  const session = await started.stripe.checkout.sessions.create(monthly(ach))

  await debit(started, session.url ?? '', '000123456789')
  const early = await started.stripe.checkout.sessions.retrieve(session.id, { expand: ['subscription', 'invoice'] })
  await started.sandbox.advance('7d')
  const late = await started.stripe.checkout.sessions.retrieve(session.id, { expand: ['invoice'] })

  expect(early).toMatchObject({
    payment_status: 'unpaid',
    subscription: { status: 'active' },
    invoice: { status: 'open' },
  })
  expect(late).toMatchObject({ payment_status: 'paid', invoice: { status: 'paid' } })
  expectNoViolations(started.sandbox)
})

test('a monthly gift whose first debit fails falls behind and is tried again', async () => {
  const started = await start()
  const session = await started.stripe.checkout.sessions.create(monthly(ach))

  await debit(started, session.url ?? '', '000222222227')
  await started.sandbox.advance('6d')
  const late = await started.stripe.checkout.sessions.retrieve(session.id, { expand: ['subscription', 'invoice'] })

  expect(late).toMatchObject({
    payment_status: 'unpaid',
    subscription: { status: 'past_due' },
    invoice: { status: 'open', attempt_count: 1, next_payment_attempt: expect.any(Number) },
  })
  expectNoViolations(started.sandbox)
})

test('an account that is no test account is refused', async () => {
  const { stripe } = await start()
  const session = await stripe.checkout.sessions.create(gift(ach))
  const form = { email: 'ada@example.org', name: 'Ada', routing: '021000021', account: '123' }

  const answer = await fetch(session.url ?? '', { method: 'POST', body: new URLSearchParams(form) })

  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('not one of the test accounts')
})
