import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSandbox } from '#sandbox/stripe/sandbox.ts'
import { clientFor, gift, receive, start, typeCard } from './start.ts'

let directory = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'stripe-sandbox-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

const open = (extra: Partial<Parameters<typeof createSandbox>[0]> = {}) =>
  createSandbox({ port: 0, directory, clock: { mode: 'manual' }, ...extra })

test('a restart finds everything again: objects, keys, timers and the clock', async () => {
  const before = await open()
  const stripe = clientFor(before)
  const session = await stripe.checkout.sessions.create(gift(), { idempotencyKey: 'k' })
  await typeCard(session.url ?? '', '4242424242424242')
  await before.advance('1s')
  const now = before.now()
  await before.close()

  const after = await open()
  const again = clientFor(after)
  const replayed = await again.checkout.sessions.create(gift(), { idempotencyKey: 'k' })
  await after.advance('1s')
  const charges = await again.charges.list()

  expect(after.now()).toBe(now + 1)
  expect(replayed.id).toBe(session.id)
  expect(await again.checkout.sessions.retrieve(session.id)).toMatchObject({ status: 'complete' })
  expect(charges.data[0]?.balance_transaction).toMatch(/^txn_/)
  await after.close()
})

test('a process that was killed loses nothing it had answered, and a line cut short does no harm', async () => {
  const before = await open()
  const made = await clientFor(before).customers.create({ name: 'Ada' })
  appendFileSync(join(directory, 'stripe-sandbox.jsonl'), '["customers","cus_half",{"id":"cus_ha')

  const after = await open()

  expect(await clientFor(after).customers.retrieve(made.id)).toMatchObject({ name: 'Ada' })
  expect((await clientFor(after).customers.list()).data).toHaveLength(1)
  await after.close()
  await before.close()
})

test('a webhook that was on its way goes out after the restart', async () => {
  const before = await open({ webhook: { url: 'http://127.0.0.1:9/', secret: 'whsec_x' } })
  before.faults.add({ match: {}, action: 'delay', amount: 60 })
  await clientFor(before).customers.create({ name: 'Ada' })
  await before.close()
  const receiver = await receive()

  const after = await open({ webhook: { url: receiver.url, secret: 'whsec_x' } })
  await after.advance('1m')

  expect(receiver.types()).toEqual(['customer.created'])
  await after.close()
})

test('the same seed makes the same ids', async () => {
  const [one, two] = [await start({ seed: 'a' }), await start({ seed: 'a' })]

  expect((await one.stripe.customers.create({})).id).toBe((await two.stripe.customers.create({})).id)
})

test('a subscription renews after a restart, and so does one on a test clock', async () => {
  const before = await open()
  const stripe = clientFor(before)
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: before.now() })
  const product = await stripe.products.create({ name: 'Monthly gift' })
  const recurring = { interval: 'month' as const }
  const price = await stripe.prices.create({ currency: 'usd', unit_amount: 500, product: product.id, recurring })
  for (const place of [{}, { test_clock: clock.id }]) {
    const customer = await stripe.customers.create({ payment_method: 'pm_card_visa', ...place })
    const [card] = (await stripe.customers.listPaymentMethods(customer.id)).data
    const items = [{ price: price.id }]
    await stripe.subscriptions.create({ customer: customer.id, items, default_payment_method: card?.id ?? '' })
  }
  await before.close()

  const after = await open()
  const again = clientFor(after)
  await after.advance('32d')
  await again.testHelpers.testClocks.advance(clock.id, { frozen_time: clock.frozen_time + 32 * 86_400 })
  await after.idle()

  const renewals = (await again.invoices.list({ status: 'paid' })).data.map(({ billing_reason }) => billing_reason)
  expect(renewals.filter((reason) => reason === 'subscription_cycle')).toHaveLength(2)
  await after.close()
})
