import { expect, test } from 'vitest'
import { expectNoViolations, gift, start } from './start.ts'

const headersOf = (answer: { lastResponse: { headers: Record<string, string> } }) => answer.lastResponse.headers

test('the same request under the same key is done once and answered twice', async () => {
  const { sandbox, stripe } = await start()

  const first = await stripe.checkout.sessions.create(gift(), { idempotencyKey: 'test:session:gft_1:1' })
  const second = await stripe.checkout.sessions.create(gift(), { idempotencyKey: 'test:session:gft_1:1' })

  expect(second.id).toBe(first.id)
  expect(headersOf(first)['idempotent-replayed']).toBeUndefined()
  expect(headersOf(second)['idempotent-replayed']).toBe('true')
  expect((await stripe.checkout.sessions.list()).data).toHaveLength(1)
  expectNoViolations(sandbox)
})

test('another request under the same key is refused', async () => {
  const { stripe } = await start()
  await stripe.customers.create({ name: 'Ada' }, { idempotencyKey: 'k' })

  const other = stripe.customers.create({ name: 'Grace' }, { idempotencyKey: 'k' })

  await expect(other).rejects.toMatchObject({
    statusCode: 400,
    type: 'StripeIdempotencyError',
    rawType: 'idempotency_error',
  })
})

test('a request that comes while the first is still running is told so', async () => {
  const { sandbox, stripe } = await start()
  sandbox.faults.add({ match: { path: '/v1/customers', nth: 1 }, action: 'latency', amount: 200 })

  const slow = stripe.customers.create({ name: 'Ada' }, { idempotencyKey: 'k' })
  await new Promise((resolve) => setTimeout(resolve, 60))
  const hasty = stripe.customers.create({ name: 'Ada' }, { idempotencyKey: 'k' })

  await expect(hasty).rejects.toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' })
  const made = await slow
  expect((await stripe.customers.create({ name: 'Ada' }, { idempotencyKey: 'k' })).id).toBe(made.id)
})

test('a refused request leaves its key free; a decline keeps it', async () => {
  const { sandbox, stripe } = await start()
  const charge = { amount: 500, currency: 'usd', payment_method: 'pm_card_visa_chargeDeclined', confirm: true }

  await expect(stripe.customers.create({ email: 'not an address' }, { idempotencyKey: 'a' })).rejects.toMatchObject({
    code: 'email_invalid',
  })
  const corrected = await stripe.customers.create({ email: 'ada@example.org' }, { idempotencyKey: 'a' })
  await expect(stripe.paymentIntents.create(charge, { idempotencyKey: 'b' })).rejects.toMatchObject({ statusCode: 402 })
  await expect(stripe.paymentIntents.create(charge, { idempotencyKey: 'b' })).rejects.toMatchObject({
    statusCode: 402,
    headers: expect.objectContaining({ 'idempotent-replayed': 'true' }),
  })

  expect(corrected.email).toBe('ada@example.org')
  expect((await stripe.paymentIntents.list()).data).toHaveLength(1)
  expectNoViolations(sandbox)
})

test('a key is forgotten after a day', async () => {
  const { sandbox, stripe } = await start()
  const first = await stripe.customers.create({ name: 'Ada' }, { idempotencyKey: 'k' })

  await sandbox.advance('25h')
  const second = await stripe.customers.create({ name: 'Ada' }, { idempotencyKey: 'k' })

  expect(second.id).not.toBe(first.id)
})
