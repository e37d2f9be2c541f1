import Stripe from 'stripe'
import { expect, test } from 'vitest'
import type { ApiAction, FaultRule } from '#sandbox/stripe/faults.ts'
import { clientFor, expectNoViolations, gift, payGift, receive, start } from './start.ts'

const secret = 'whsec_test_only'
const path = '/v1/checkout/sessions'

const survived: ApiAction[] = ['500_before', 'cut_before', 'cut_after', 'html_502', 'timeout', '409_idem', 'latency']

test.each(survived)('the SDK survives one %s and the session is made once', async (action) => {
  const { sandbox } = await start()
  const patient = clientFor(sandbox, { maxNetworkRetries: 2, timeout: 300 })
  sandbox.faults.add({ match: { method: 'POST', path }, action, amount: 50, times: 1 })

  const session = await patient.checkout.sessions.create(gift(), { idempotencyKey: 'k' })

  expect((await patient.checkout.sessions.list()).data.map(({ id }) => id)).toEqual([session.id])
  expectNoViolations(sandbox)
})

test.each(['cut_after', 'half_body', '500_after'] as const)(
  'after %s the work is done though the news is lost',
  async (action) => {
    const { sandbox, stripe } = await start()
    sandbox.faults.add({ match: { method: 'POST', path }, action, times: 1 })
    // Two attempts: the SDK repeats a cut connection once even when told not to.
    if (action === 'cut_after') sandbox.faults.add({ match: { method: 'POST', path }, action: 'cut_before' })

    await expect(stripe.checkout.sessions.create(gift(), { idempotencyKey: 'k' })).rejects.toBeInstanceOf(
      Stripe.errors.StripeError,
    )
    sandbox.faults.clear()

    expect((await stripe.checkout.sessions.list()).data).toHaveLength(1)
    const again = stripe.checkout.sessions.create(gift(), { idempotencyKey: 'k' })
    if (action === '500_after') await expect(again).rejects.toMatchObject({ statusCode: 500 })
    else expect((await again).lastResponse.headers['idempotent-replayed']).toBe('true')
    expect((await stripe.checkout.sessions.list()).data).toHaveLength(1)
  },
)

test.each([
  ['429_rate', 'rate_limit'],
  ['429_lock', 'lock_timeout'],
] as const)('%s is a 429 with the code %s', async (action, code) => {
  const { sandbox, stripe } = await start()
  sandbox.faults.add({ match: {}, action, times: 1 })

  await expect(stripe.balance.retrieve()).rejects.toMatchObject({ statusCode: 429, code })

  expect((await stripe.balance.retrieve()).object).toBe('balance')
})

async function giftWith(rule: FaultRule) {
  const receiver = await receive()
  const started = await start({
    webhook: {
      url: receiver.url,
      secret,
      enabledEvents: ['checkout.session.completed', 'charge.*', 'charge.succeeded'],
    },
  })
  started.sandbox.faults.add(rule)
  await payGift(started)
  await started.sandbox.idle()
  return { ...started, receiver }
}
const completed = { type: 'checkout.session.completed' }

test('a dropped webhook never comes, and the event stays to be found', async () => {
  const { sandbox, stripe, receiver } = await giftWith({ match: completed, action: 'drop' })

  await sandbox.advance('5d')

  expect(receiver.types()).toEqual(['charge.succeeded'])
  expect((await stripe.events.list({ delivery_success: false })).data.map(({ type }) => type)).toEqual([completed.type])
})

test('a delayed webhook comes late', async () => {
  const { sandbox, receiver } = await giftWith({ match: completed, action: 'delay', amount: 600 })
  const early = receiver.types()

  await sandbox.advance('10m')

  expect(early).toEqual(['charge.succeeded'])
  expect(receiver.types()).toEqual(['charge.succeeded', completed.type])
})

test('held webhooks come when released', async () => {
  const { sandbox, receiver } = await giftWith({ match: {}, action: 'hold' })
  const early = receiver.types()

  const released = sandbox.release()
  await sandbox.idle()

  expect([early, released]).toEqual([[], 2])
  expect(receiver.types()).toEqual(['charge.succeeded', completed.type])
})

test('shuffled webhooks come in the wrong order', async () => {
  const { receiver } = await giftWith({ match: {}, action: 'shuffle', amount: 2 })

  expect(receiver.types()).toEqual([completed.type, 'charge.succeeded'])
})

test('a webhook can arrive before the answer that caused it', async () => {
  const { receiver, stripe, sandbox } = await giftWith({ match: {}, action: 'before_response' })
  await stripe.webhookEndpoints.update('we_sandbox_portal', { enabled_events: ['product.created'] })

  await stripe.products.create({ name: 'Compute' })

  expect(receiver.types().at(-1)).toBe('product.created')
  expectNoViolations(sandbox)
})

test.each(['duplicate', 'concurrent'] as const)('%s sends one event several times', async (action) => {
  const { receiver } = await giftWith({ match: completed, action, amount: 3 })

  expect(receiver.types().filter((type) => type === completed.type)).toHaveLength(3)
})

test('a corrupt signature, an old one, and a live event are not what the SDK should accept', async () => {
  const receiver = await receive()
  const { sandbox, stripe } = await start({ webhook: { url: receiver.url, secret } })
  for (const action of ['corrupt_signature', 'stale_timestamp', 'wrong_livemode', 'old_api_version'] as const) {
    sandbox.faults.clear()
    sandbox.faults.add({ match: {}, action })
    await stripe.products.create({ name: action })
    await sandbox.idle()
  }
  const [corrupt, stale, live, old] = receiver.received.map(
    ({ body, signature }) =>
      () =>
        stripe.webhooks.constructEvent(body, signature, secret),
  )

  expect(corrupt).toThrow(Stripe.errors.StripeSignatureVerificationError)
  expect(stale).toThrow('Timestamp outside the tolerance zone')
  expect(live?.().livemode).toBe(true)
  expect(old?.().api_version).toBe('2019-12-03')
})

test('rules can bite the nth, every nth, or by a seeded chance', async () => {
  const { sandbox, stripe } = await start()
  const outcomes = async (count: number) => {
    const seen: boolean[] = []
    for (let i = 0; i < count; i += 1)
      seen.push(
        await stripe.balance.retrieve().then(
          () => true,
          () => false,
        ),
      )
    return seen
  }

  sandbox.faults.add({ match: { path: '/v1/balance', nth: 2 }, action: '429_rate' })
  const second = await outcomes(3)
  sandbox.faults.clear()
  sandbox.faults.add({ match: { every: 2 }, action: '429_rate' })
  const everySecond = await outcomes(4)
  sandbox.faults.clear()
  sandbox.faults.add({ match: { probability: 0.5, seed: 7 }, action: '429_rate' })
  const chance = await outcomes(12)
  sandbox.faults.clear()
  sandbox.faults.add({ match: { probability: 0.5, seed: 7 }, action: '429_rate' })

  expect(second).toEqual([true, false, true])
  expect(everySecond).toEqual([true, false, true, false])
  expect(new Set(chance).size).toBe(2)
  expect(await outcomes(12)).toEqual(chance)
})
