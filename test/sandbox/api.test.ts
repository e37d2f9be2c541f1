import Stripe from 'stripe'
import { expect, test } from 'vitest'
import { pinnedVersion } from '#sandbox/stripe/pin.ts'
import { clientFor, expectNoViolations, gift, payGift, start } from './start.ts'

test('the sandbox speaks the version that the SDK pins', () => {
  expect(pinnedVersion).toBe(Stripe.API_VERSION)
})

test('the account is a US nonprofit that takes cards', async () => {
  const { sandbox, stripe } = await start()

  const account = await stripe.accounts.retrieveCurrent()

  expect(account).toMatchObject({
    object: 'account',
    country: 'US',
    default_currency: 'usd',
    charges_enabled: true,
    business_type: 'non_profit',
  })
  expect(account.lastResponse.requestId).toMatch(/^req_/)
  expectNoViolations(sandbox)
})

test('a customer is made, found, changed, and deleted', async () => {
  const { sandbox, stripe } = await start()

  const made = await stripe.customers.create({
    email: 'ada@example.org',
    name: 'Ada Lovelace',
    address: { line1: '12 St James’s Square', city: 'London', country: 'GB' },
    metadata: { donor_id: 'don_1', note: 'x' },
    invoice_settings: {},
  })
  const changed = await stripe.customers.update(made.id, {
    metadata: { note: '', tier: 'gold' },
    phone: '+44 20 7930 0000',
    name: '',
  })
  const found = await stripe.customers.list({ email: 'ada@example.org' })
  const events = await stripe.events.list({ type: 'customer.updated' })
  const gone = await stripe.customers.del(made.id)

  expect(made.address).toMatchObject({ city: 'London', postal_code: null })
  expect(changed).toMatchObject({ metadata: { donor_id: 'don_1', tier: 'gold' }, name: null })
  expect(found.data.map(({ id }) => id)).toEqual([made.id])
  expect(events.data[0]?.data.previous_attributes).toEqual({
    metadata: made.metadata,
    name: 'Ada Lovelace',
    phone: null,
  })
  expect(gone).toMatchObject({ id: made.id, deleted: true })
  expect(await stripe.customers.retrieve(made.id)).toMatchObject({ id: made.id, object: 'customer', deleted: true })
  expect((await stripe.customers.list()).data).toEqual([])
  await expect(stripe.customers.update(made.id, { name: 'x' })).rejects.toMatchObject({
    statusCode: 404,
    code: 'resource_missing',
  })
  expectNoViolations(sandbox)
})

test('a product is made, found, and changed', async () => {
  const { sandbox, stripe } = await start()

  const made = await stripe.products.create({ name: 'Compute fund', metadata: { fund_id: 'fnd_1' } })
  const changed = await stripe.products.update(made.id, { active: false, name: 'Compute', description: 'GPU hours' })

  expect(await stripe.products.retrieve(made.id)).toMatchObject({
    name: 'Compute',
    active: false,
    description: 'GPU hours',
    type: 'service',
  })
  expect((await stripe.products.list({ active: false, ids: [made.id] })).data).toHaveLength(1)
  expect(changed.metadata).toEqual({ fund_id: 'fnd_1' })
  const lines = [{ quantity: 1, price_data: { currency: 'usd', unit_amount: 100, product: made.id } }]
  await expect(stripe.checkout.sessions.create(gift({ line_items: lines }))).rejects.toMatchObject({
    code: 'product_inactive',
  })
  expectNoViolations(sandbox)
})

test('lists come newest first and page in both directions', async () => {
  const { sandbox, stripe } = await start()
  const ids: string[] = []
  for (const name of ['a', 'b', 'c', 'd', 'e']) {
    ids.unshift((await stripe.customers.create({ name })).id)
    await sandbox.advance('1s')
  }

  const first = await stripe.customers.list({ limit: 2 })
  const second = await stripe.customers.list({ limit: 2, starting_after: ids[1] ?? '' })
  const back = await stripe.customers.list({ limit: 2, ending_before: ids[3] ?? '' })
  const all = await stripe.customers.list({ limit: 2 }).autoPagingToArray({ limit: 100 })
  const oldest = await stripe.customers.list({ created: { lte: sandbox.now() - 4 } })

  expect(first).toMatchObject({ object: 'list', has_more: true, url: '/v1/customers' })
  expect(first.data.map(({ id }) => id)).toEqual(ids.slice(0, 2))
  expect(second.data.map(({ id }) => id)).toEqual(ids.slice(2, 4))
  expect(back.data.map(({ id }) => id)).toEqual(ids.slice(1, 3))
  expect(all.map(({ id }) => id)).toEqual(ids)
  expect(oldest.data.map(({ id }) => id)).toEqual(ids.slice(3))
  expectNoViolations(sandbox)
  await expect(stripe.customers.list({ starting_after: 'cus_nobody' })).rejects.toMatchObject({
    code: 'resource_missing',
  })
})

test('references are written out to four levels, and an impossible one is refused', async () => {
  const started = await start()
  const { id } = await payGift(started)
  await started.sandbox.advance('2s')

  const deep = await started.stripe.checkout.sessions.retrieve(id, {
    expand: ['payment_intent.latest_charge.balance_transaction.source'],
  })
  const lists = await started.stripe.paymentIntents.list({ expand: ['data.customer', 'data.latest_charge.refunds'] })

  expect(deep).toMatchObject({
    payment_intent: { latest_charge: { balance_transaction: { fee: 330, source: { object: 'charge' } } } },
  })
  expect(lists.data[0]).toMatchObject({
    customer: { email: 'ada@example.org' },
    latest_charge: { refunds: { object: 'list', data: [] } },
  })
  expectNoViolations(started.sandbox)
  for (const expand of [['shoes'], ['amount'], ['a.b.c.d.e']])
    await expect(started.stripe.checkout.sessions.retrieve(id, { expand })).rejects.toMatchObject({
      statusCode: 400,
      param: 'expand',
    })
  await expect(started.stripe.paymentIntents.list({ expand: ['customer'] })).rejects.toThrow(
    "expanding 'data.customer'",
  )
})

test('only the one key is let in, and only the pinned version', async () => {
  const { sandbox, stripe } = await start()

  await expect(clientFor(sandbox, { key: 'sk_test_somebody_else' }).balance.retrieve()).rejects.toBeInstanceOf(
    Stripe.errors.StripeAuthenticationError,
  )
  await expect(stripe.balance.retrieve({}, { apiVersion: '2024-06-20' })).rejects.toMatchObject({ statusCode: 400 })
  const anonymous = await fetch(`${sandbox.url}/v1/balance`)

  expect(anonymous.status).toBe(401)
  expect(await anonymous.json()).toMatchObject({ error: { type: 'invalid_request_error' } })
})

test('what Stripe can do and the sandbox cannot is a loud 501 and a violation', async () => {
  const { sandbox, stripe } = await start()

  await expect(stripe.creditNotes.list()).rejects.toMatchObject({ statusCode: 501 })
  await expect(stripe.checkout.sessions.create(gift({ discounts: [{ coupon: 'x' }] }))).rejects.toMatchObject({
    statusCode: 501,
  })
  await expect(stripe.checkout.sessions.create(gift({ automatic_tax: { enabled: true } }))).rejects.toMatchObject({
    statusCode: 501,
  })
  await expect(stripe.rawRequest('GET', '/v1/unicorns')).rejects.toMatchObject({
    statusCode: 404,
    message: expect.stringContaining('Unrecognized request URL'),
  })

  expect(sandbox.violations.filter(({ side }) => side === 'not-implemented')).toHaveLength(3)
})

test('a body that is not a form is refused', async () => {
  const { sandbox } = await start()

  const answer = await fetch(`${sandbox.url}/v1/customers`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sandbox.secretKey}`, 'content-type': 'application/json' },
    body: '{"email":"ada@example.org"}',
  })

  expect(answer.status).toBe(400)
})
