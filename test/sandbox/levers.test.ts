import { expect, test } from 'vitest'
import { expectNoViolations, payGift, start } from './start.ts'
import { subscribe } from './subscribe.ts'

const pull = async (url: string, body?: object) => {
  const init = body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}
  const answer = await fetch(url, { method: 'POST', ...init })
  return { status: answer.status, body: await answer.json() }
}

test('a charge is disputed, inquired about and warned of from the inspector', async () => {
  const started = await start()
  await payGift(started)
  const [charge] = (await started.stripe.charges.list()).data
  const at = `${started.sandbox.url}/_sandbox/objects`
  const page = await (await fetch(`${at}/${charge?.id}`, { headers: { accept: 'text/html' } })).text()

  await pull(`${at}/${charge?.id}/warn`)
  const disputed = await pull(`${at}/${charge?.id}/dispute`, { reason: 'duplicate' })
  const [dispute] = (await started.stripe.disputes.list()).data
  await pull(`${at}/${dispute?.id}/win`)

  expect(page).toContain('Dispute it')
  expect(disputed.body).toMatchObject({ id: charge?.id, disputed: true })
  expect(dispute?.reason).toBe('duplicate')
  expect((await started.stripe.disputes.retrieve(dispute?.id ?? '')).status).toBe('won')
  expect((await started.stripe.radar.earlyFraudWarnings.list({ charge: charge?.id ?? '' })).data).toHaveLength(1)
  expect((await pull(`${at}/${charge?.id}/explode`)).status).toBe(404)
  expect((await pull(`${at}/ch_nobody/dispute`)).status).toBe(404)
  expectNoViolations(started.sandbox)
})

test('a card is renewed and a customer deleted behind our back', async () => {
  const started = await start()
  const { subscription, customer } = await subscribe(started)
  const [card] = (await started.stripe.customers.listPaymentMethods(customer)).data
  const at = `${started.sandbox.url}/_sandbox/objects`

  await pull(`${at}/${card?.id}/renew`)
  const renewed = await started.stripe.paymentMethods.retrieve(card?.id ?? '')
  await pull(`${at}/${customer}/remove`)

  expect(renewed.card?.exp_year).toBe((card?.card?.exp_year ?? 0) + 4)
  expect((await started.stripe.subscriptions.retrieve(subscription)).status).toBe('canceled')
  expect(await started.stripe.customers.retrieve(customer)).toMatchObject({ deleted: true })
  expectNoViolations(started.sandbox)
})

test('a month ends at once, and its charge fails like any other', async () => {
  const started = await start()
  const { subscription, customer } = await subscribe(started)
  const at = `${started.sandbox.url}/_sandbox/objects`
  const before = await started.stripe.subscriptions.retrieve(subscription)

  await pull(`${at}/${subscription}/renew`)
  const failing = await started.stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer })
  await started.stripe.subscriptions.update(subscription, { default_payment_method: failing.id })
  await pull(`${at}/${subscription}/renew`)

  const after = await started.stripe.subscriptions.retrieve(subscription)
  expect(after.items.data[0]?.current_period_start).toBeGreaterThan(before.items.data[0]?.current_period_end ?? 0)
  expect(after.status).toBe('past_due')
  const invoices = (await started.stripe.invoices.list({ subscription })).data
  expect(invoices.map(({ status, amount_paid }) => [status, amount_paid])).toEqual([
    ['open', 0],
    ['paid', 2_500],
    ['paid', 2_500],
  ])
  expectNoViolations(started.sandbox)
})

test('the account’s settings are changed as in the Dashboard', async () => {
  const { sandbox } = await start()

  const changed = await pull(`${sandbox.url}/_sandbox/settings`, { retryEnd: 'unpaid', debitsAreInstant: true })

  expect(changed.body).toMatchObject({ retryEnd: 'unpaid', debitsAreInstant: true, paysOutDaily: false })
})

test('a payment on its way can be called back before the bank answers', async () => {
  const { sandbox, stripe } = await start()
  const customer = await stripe.customers.create({ payment_method: 'pm_usBankAccount_success' })
  const [method] = (await stripe.customers.listPaymentMethods(customer.id)).data
  const intent = await stripe.paymentIntents.create({
    amount: 5_000,
    currency: 'usd',
    customer: customer.id,
    payment_method: method?.id ?? '',
    confirm: true,
  })

  const canceled = await stripe.paymentIntents.cancel(intent.id)
  await sandbox.advance('8d')

  expect([intent.status, canceled.status]).toEqual(['processing', 'canceled'])
  expect((await stripe.charges.list()).data.map(({ status }) => status)).toEqual(['failed'])
  expectNoViolations(sandbox)
})

test('a customer ends a monthly gift on the portal page and takes it back', async () => {
  const started = await start()
  const { subscription, customer } = await subscribe(started)
  const session = await started.stripe.billingPortal.sessions.create({ customer, return_url: 'http://portal.test/' })
  const answer = (word: string) =>
    fetch(session.url, { method: 'POST', body: new URLSearchParams({ subscription, answer: word }) })

  const ended = await (await answer('end')).text()
  const ending = await started.stripe.subscriptions.retrieve(subscription)
  await answer('keep')

  expect(ended).toContain('Ends on 2027-02-01.')
  expect(ending.cancel_at_period_end).toBe(true)
  expect((await started.stripe.subscriptions.retrieve(subscription)).cancel_at_period_end).toBe(false)
  expectNoViolations(started.sandbox)
})

test('an off-session charge whose answer is lost is made once under its key', async () => {
  const { sandbox, stripe } = await start()
  const customer = await stripe.customers.create({ payment_method: 'pm_card_visa' })
  const [method] = (await stripe.customers.listPaymentMethods(customer.id)).data
  const asked = { amount: 9_000, currency: 'usd', customer: customer.id, payment_method: method?.id ?? '' }
  const charge = () =>
    stripe.paymentIntents.create(
      { ...asked, off_session: true, confirm: true },
      { idempotencyKey: 'pi:inst:ins_1:1', maxNetworkRetries: 0 },
    )
  // The SDK tries once more by itself when the socket was closed after sending.
  sandbox.faults.add({ match: { method: 'POST', path: '/v1/payment_intents' }, action: 'cut_after', times: 2 })

  await expect(charge()).rejects.toMatchObject({ type: 'StripeConnectionError' })
  const replayed = await charge()

  expect(replayed).toMatchObject({ status: 'succeeded', amount_received: 9_000 })
  expect((await stripe.charges.list()).data).toHaveLength(1)
  expectNoViolations(sandbox)
})
