import type Stripe from 'stripe'
import { expect, test } from 'vitest'
import { expectNoViolations, gift, payGift, start, typeCard } from './start.ts'

const intentOf = (session: Stripe.Checkout.Session) => {
  if (typeof session.payment_intent !== 'object' || !session.payment_intent)
    throw new Error('the intent was not expanded')
  return session.payment_intent
}
const chargeOf = (session: Stripe.Checkout.Session) => {
  const charge = intentOf(session).latest_charge
  if (typeof charge !== 'object' || !charge) throw new Error('the charge was not expanded')
  return charge
}

test('a session is opened, listed and shows its lines, and has no payment intent yet', async () => {
  const { sandbox, stripe } = await start()

  const session = await stripe.checkout.sessions.create(gift())

  expect(session.id).toMatch(/^cs_test_/)
  expect(session).toMatchObject({
    status: 'open',
    payment_status: 'unpaid',
    payment_intent: null,
    amount_total: 10_330,
    currency: 'usd',
  })
  expect(session.payment_method_types).toEqual(['card', 'link'])
  expect((await stripe.checkout.sessions.list({ status: 'open' })).data.map(({ id }) => id)).toEqual([session.id])
  const lines = await stripe.checkout.sessions.listLineItems(session.id)
  expect(lines.data.map(({ description, amount_total }) => [description, amount_total])).toEqual([
    ['Gift to the Compute fund', 10_000],
    ['Card fee', 330],
  ])
  const expanded = await stripe.checkout.sessions.retrieve(session.id, { expand: ['line_items.data.price.product'] })
  expect(expanded.line_items?.data[0]?.price?.unit_amount_decimal?.toString()).toBe('10000')
  expect(expanded.line_items?.data[0]?.price?.product).toMatchObject({
    object: 'product',
    name: 'Gift to the Compute fund',
  })
  expectNoViolations(sandbox)
})

test('the payment page takes a test card and leads back with the session id filled in', async () => {
  const started = await start()
  const session = await started.stripe.checkout.sessions.create(gift())
  const page = await (await fetch(session.url ?? '')).text()
  expect(page).toContain('Sandbox — no real money.')
  expect(page).toContain('$103.30')
  expect(page).toContain('Gift to the Compute fund')

  const answer = await typeCard(session.url ?? '', '4242 4242 4242 4242')

  expect(answer.headers.get('location')).toBe(`http://portal.test/thanks?s=${session.id}`)
  const paid = await started.stripe.checkout.sessions.retrieve(session.id, {
    expand: ['payment_intent.latest_charge', 'customer'],
  })
  expect(paid).toMatchObject({ status: 'complete', payment_status: 'paid', url: null })
  expect(paid.customer).toMatchObject({ object: 'customer', email: 'ada@example.org', name: 'Ada Lovelace' })
  expect(intentOf(paid)).toMatchObject({
    status: 'succeeded',
    amount_received: 10_330,
    metadata: { gift_id: 'gft_1' },
    description: 'Gift to ATOM',
  })
  expect(chargeOf(paid)).toMatchObject({
    paid: true,
    captured: true,
    balance_transaction: null,
    metadata: { gift_id: 'gft_1' },
  })
  const again = await fetch(session.url ?? '')
  expect(await again.text()).toContain('not charged again')
  expectNoViolations(started.sandbox)
})

test('the fee and the net arrive later, with charge.updated', async () => {
  const started = await start()
  const session = await payGift(started)

  await started.sandbox.advance('1s')
  const early = await started.stripe.charges.retrieve(chargeOf(session).id)
  await started.sandbox.advance('1s')
  const late = await started.stripe.charges.retrieve(chargeOf(session).id, { expand: ['balance_transaction'] })

  expect(early.balance_transaction).toBeNull()
  expect(late.balance_transaction).toMatchObject({
    amount: 10_330,
    fee: 330,
    net: 10_000,
    type: 'charge',
    status: 'pending',
  })
  const [event] = (await started.stripe.events.list({ type: 'charge.updated' })).data
  expect(event?.data.previous_attributes).toEqual({ balance_transaction: null })
  expect((await started.stripe.balance.retrieve()).pending[0]?.amount).toBe(10_000)
  await started.sandbox.advance('3d')
  expect((await started.stripe.balance.retrieve()).available[0]?.amount).toBe(10_000)
  expectNoViolations(started.sandbox)
})

test('events are stored in the order of the reference', async () => {
  const started = await start()

  await payGift(started)
  await started.sandbox.advance('2s')

  const events = await started.stripe.events.list({ limit: 100 })
  expect(events.data.map(({ type }) => type).reverse()).toEqual([
    'customer.created',
    'payment_intent.created',
    'charge.succeeded',
    'payment_intent.succeeded',
    'checkout.session.completed',
    'charge.updated',
  ])
  expectNoViolations(started.sandbox)
})

test('3-D Secure is completed on the bank’s page and the gift goes through', async () => {
  const { sandbox, stripe } = await start()
  const session = await stripe.checkout.sessions.create(gift())

  const asked = await typeCard(session.url ?? '', '4000002760003184')
  const bank = new URL(asked.headers.get('location') ?? '', sandbox.url).href
  const question = await (await fetch(bank)).text()
  const done = await fetch(bank, {
    method: 'POST',
    body: new URLSearchParams({ answer: 'complete' }),
    redirect: 'manual',
  })

  expect(asked.status).toBe(303)
  expect(question).toContain('$103.30')
  expect(done.headers.get('location')).toBe(`http://portal.test/thanks?s=${session.id}`)
  const paid = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge'] })
  expect(chargeOf(paid).payment_method_details?.card?.three_d_secure?.result).toBe('authenticated')
  expectNoViolations(sandbox)
})

test('a failed 3-D Secure leads back to the payment page, which says so', async () => {
  const { sandbox, stripe } = await start()
  const session = await stripe.checkout.sessions.create(gift())
  const asked = await typeCard(session.url ?? '', '4000002500003155')
  const bank = new URL(asked.headers.get('location') ?? '', sandbox.url).href

  const failed = await fetch(bank, { method: 'POST', body: new URLSearchParams({ answer: 'fail' }) })

  expect(await failed.text()).toContain('We are unable to authenticate your payment method.')
  const open = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] })
  expect(open.status).toBe('open')
  expect(intentOf(open).last_payment_error?.code).toBe('payment_intent_authentication_failure')
  expectNoViolations(sandbox)
})

test('a session expires by its timer or on request, and its page says so', async () => {
  const { sandbox, stripe } = await start()
  const first = await stripe.checkout.sessions.create(gift({ expires_at: sandbox.now() + 31 * 60 }))
  const second = await stripe.checkout.sessions.create(gift())
  const firstUrl = first.url ?? ''

  await sandbox.advance('31m')
  const expired = await stripe.checkout.sessions.expire(second.id)

  expect((await stripe.checkout.sessions.retrieve(first.id)).status).toBe('expired')
  expect(expired).toMatchObject({ status: 'expired', url: null })
  const page = await fetch(firstUrl)
  expect([page.status, (await page.text()).includes('has expired')]).toEqual([410, true])
  expect((await stripe.events.list({ type: 'checkout.session.expired' })).data).toHaveLength(2)
  await expect(stripe.checkout.sessions.expire(second.id)).rejects.toThrow('Only Checkout Sessions with a status in')
  expectNoViolations(sandbox)
})

test('payment methods not switched on are dropped silently; a filter that leaves none is refused', async () => {
  const { stripe } = await start()

  const session = await stripe.checkout.sessions.create(gift({ allowed_payment_method_types: ['klarna', 'card'] }))

  expect(session.payment_method_types).toEqual(['card'])
  await expect(
    stripe.checkout.sessions.create(gift({ allowed_payment_method_types: ['klarna'] })),
  ).rejects.toMatchObject({
    statusCode: 400,
    param: 'allowed_payment_method_types',
  })
})
