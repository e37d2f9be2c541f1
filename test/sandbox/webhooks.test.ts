import Stripe from 'stripe'
import { expect, test } from 'vitest'
import { expectNoViolations, gift, payGift, type Received, receive, start } from './start.ts'

const secret = 'whsec_test_only'
const verify = (stripe: Stripe, { body, signature }: Received) =>
  stripe.webhooks.constructEvent(body, signature, secret)

test('webhooks arrive in order, signed so that the SDK accepts them', async () => {
  const receiver = await receive()
  const started = await start({ webhook: { url: receiver.url, secret } })

  await payGift(started)
  await started.sandbox.advance('2s')

  expect(receiver.types()).toEqual([
    'customer.created',
    'payment_intent.created',
    'charge.succeeded',
    'payment_intent.succeeded',
    'checkout.session.completed',
    'charge.updated',
  ])
  for (const one of receiver.received)
    expect(verify(started.stripe, one)).toMatchObject({
      object: 'event',
      livemode: false,
      api_version: Stripe.API_VERSION,
    })
  expect(receiver.received[4]?.body).toContain('\n  "data": {\n')
  expect((await started.stripe.events.list({ delivery_success: false })).data).toEqual([])
  expectNoViolations(started.sandbox)
})

test('an event knows the request and the key that caused it', async () => {
  const { stripe } = await start()

  const made = await stripe.customers.create({ name: 'Ada' }, { idempotencyKey: 'k' })

  const [event] = (await stripe.events.list({ type: 'customer.created' })).data
  expect(event?.request).toEqual({ id: made.lastResponse.requestId, idempotency_key: 'k' })
  expect(await stripe.events.retrieve(event?.id ?? '')).toMatchObject({
    type: 'customer.created',
    data: { object: { id: made.id } },
  })
})

test('a refused webhook is tried again after a minute, five, and so on until three days are over', async () => {
  const receiver = await receive()
  const { sandbox, stripe } = await start({ webhook: { url: receiver.url, secret } })
  receiver.answers.push(500, 302, 200)

  await stripe.customers.create({ name: 'Ada' })
  await sandbox.idle()
  const pending = (await stripe.events.list({ delivery_success: false })).data
  await sandbox.advance('59s')
  const before = receiver.received.length
  await sandbox.advance('1s')
  const afterOne = receiver.received.length
  await sandbox.advance('5m')

  expect(pending.map(({ type, pending_webhooks }) => [type, pending_webhooks])).toEqual([['customer.created', 1]])
  expect([before, afterOne, receiver.received.length]).toEqual([1, 2, 3])
  expect((await stripe.events.list({ delivery_success: false })).data).toEqual([])
  await sandbox.advance('5d')
  expect(receiver.received).toHaveLength(3)
  expect(new Set(receiver.received.map(({ event }) => event.id)).size).toBe(1)
})

test('an endpoint that never answers is given up after three days, and the event stays to be found', async () => {
  const { sandbox, stripe } = await start({ webhook: { url: 'http://127.0.0.1:9/nobody', secret } })

  await stripe.customers.create({ name: 'Ada' })
  await sandbox.advance('5d')

  const [delivery] = sandbox.store.deliveries.oldestFirst()
  expect(delivery?.state).toBe('failed')
  expect(delivery?.attempts.length).toBeGreaterThan(8)
  expect(delivery?.attempts[0]?.error).toBe('ECONNREFUSED')
  expect((await stripe.events.list({ delivery_success: false })).data).toHaveLength(1)
})

test('events are shown for thirty days', async () => {
  const { sandbox, stripe } = await start()
  await stripe.customers.create({ name: 'Ada' })

  await sandbox.advance('31d')

  expect((await stripe.events.list()).data).toEqual([])
})

test('an endpoint made over the API gets only what it asked for, and can be changed and deleted', async () => {
  const receiver = await receive()
  const { sandbox, stripe } = await start()

  const endpoint = await stripe.webhookEndpoints.create({
    url: receiver.url,
    enabled_events: ['product.created'],
    api_version: Stripe.API_VERSION,
    metadata: { purpose: 'portal' },
  })
  await stripe.customers.create({ name: 'Ada' })
  await stripe.products.create({ name: 'Compute' })
  await sandbox.idle()
  const types = receiver.types()
  const off = await stripe.webhookEndpoints.update(endpoint.id, { disabled: true })
  await stripe.products.create({ name: 'People' })
  await sandbox.idle()

  expect(endpoint.secret).toMatch(/^whsec_/)
  expect(types).toEqual(['product.created'])
  const [first] = receiver.received
  expect(first && stripe.webhooks.constructEvent(first.body, first.signature, endpoint.secret ?? '').type).toBe(
    'product.created',
  )
  expect(off).toMatchObject({ status: 'disabled', metadata: { purpose: 'portal' } })
  expect(off.secret).toBeUndefined()
  expect(receiver.received).toHaveLength(1)
  expect((await stripe.webhookEndpoints.list()).data).toHaveLength(1)
  expect((await stripe.webhookEndpoints.retrieve(endpoint.id)).url).toBe(receiver.url)
  expect(await stripe.webhookEndpoints.del(endpoint.id)).toMatchObject({ deleted: true })
  expect((await stripe.webhookEndpoints.list()).data).toEqual([])
  expectNoViolations(sandbox)
})

test('an event can be sent once more', async () => {
  const receiver = await receive()
  const { sandbox, stripe } = await start({ webhook: { url: receiver.url, secret } })
  await stripe.customers.create({ name: 'Ada' })
  await sandbox.idle()
  const id = receiver.received[0]?.event.id ?? ''

  const answer = await fetch(`${sandbox.url}/_sandbox/events/${id}/resend`, { method: 'POST' })
  await sandbox.idle()

  expect(await answer.json()).toEqual({ deliveries: 1 })
  expect(receiver.received.map(({ event }) => event.id)).toEqual([id, id])
  expect(sandbox.resend('evt_nobody')).toBeNull()
})

test('a timer that rings in real time delivers by itself', async () => {
  const receiver = await receive()
  const started = await start({ webhook: { url: receiver.url, secret }, clock: { mode: 'real' }, settleSeconds: 0 })
  const session = await started.stripe.checkout.sessions.create(gift({ expires_at: started.sandbox.now() + 31 * 60 }))
  await payGift(started)

  await expect.poll(() => receiver.types().at(-1), { timeout: 3000 }).toBe('charge.updated')
  await started.sandbox.advance('32m')

  expect(receiver.types().at(-1)).toBe('checkout.session.expired')
  expect((await started.stripe.checkout.sessions.retrieve(session.id)).status).toBe('expired')
  expectNoViolations(started.sandbox)
})
