import { expect, test } from 'vitest'
import { gift, payGift, receive, start } from './start.ts'

const page = async (url: string) => (await fetch(url, { headers: { accept: 'text/html' } })).text()
const json = async (url: string, body?: object, method = 'POST') => {
  const answer = await fetch(
    url,
    body ? { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {},
  )
  return { status: answer.status, body: await answer.json() }
}

test('every page of the inspector shows what happened', async () => {
  const receiver = await receive()
  const started = await start({ webhook: { url: receiver.url } })
  await started.stripe.checkout.sessions.create(gift())
  const session = await payGift(started)
  await started.sandbox.advance('2s')
  const at = `${started.sandbox.url}/_sandbox`

  expect(await page(at)).toContain('$100.00')
  expect(await page(`${at}/objects?kind=charges`)).toContain('succeeded')
  expect(await page(`${at}/objects/${session.id}`)).toContain('checkout.session.completed')
  expect(await page(`${at}/events`)).toContain('charge.updated')
  expect(await page(`${at}/deliveries`)).toContain('delivered')
  expect(await page(`${at}/requests`)).toContain('POST /v1/checkout/sessions')
  expect(await page(`${at}/violations`)).toContain('None. Portal, sandbox and contract agree.')
  expect(await page(`${at}/faults`)).toContain('cut_after')
  expect(await page(`${at}/clock`)).toContain('expire-session')
  expect((await json(`${at}/violations`)).body).toEqual([])
  expect((await json(`${at}/nonsense`)).status).toBe(404)
  expect((await json(`${at}/objects/cs_nobody`)).status).toBe(404)
})

test('what is shown is escaped', async () => {
  const { sandbox, stripe } = await start()
  const line = {
    quantity: 1,
    price_data: { currency: 'usd', unit_amount: 500, product_data: { name: '<script>alert(1)</script>' } },
  }

  const session = await stripe.checkout.sessions.create(gift({ line_items: [line] }))

  expect(await page(session.url ?? '')).not.toContain('<script>')
  expect(await page(`${sandbox.url}/_sandbox/objects/${session.id}`)).not.toContain('<script>')
})

test('the clock is moved by JSON and by the form', async () => {
  const { sandbox, stripe } = await start()
  await stripe.customers.create({ email: 'ada@example.org' })
  const at = `${sandbox.url}/_sandbox/clock`
  const begin = sandbox.now()

  await json(at, { advance: '35d' })
  await json(at, { to: begin + 40 * 86_400 })
  const form = await fetch(at, {
    method: 'POST',
    body: new URLSearchParams({ advance: '2h30m' }),
    headers: { accept: 'text/html' },
    redirect: 'manual',
  })

  expect(form.status).toBe(303)
  expect(sandbox.now() - begin).toBe(40 * 86_400 + 9_000)
  expect((await json(at, { advance: 'soon' })).status).toBe(400)
  expect((await json(at, { to: 1 })).status).toBe(400)
})

test('fault rules are added, listed and removed', async () => {
  const { sandbox, stripe } = await start()
  const at = `${sandbox.url}/_sandbox/faults`

  const added = await json(at, { match: { path: '/v1/balance' }, action: '429_rate', times: 1 })
  await expect(stripe.balance.retrieve()).rejects.toMatchObject({ statusCode: 429 })
  await json(at, { match: { type: 'charge.*' }, action: 'hold' })

  expect(added.body).toMatchObject({ action: '429_rate', match: { path: '/v1/balance' } })
  expect((await json(at)).body).toHaveLength(2)
  expect((await json(`${at}/${added.body.id}`, {}, 'DELETE')).body).toHaveLength(1)
  expect((await json(at, {}, 'DELETE')).body).toEqual([])
  expect(await json(at, { action: 'explode' })).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining('Unknown action') },
  })
  expect((await json(at, { action: 'release' })).body).toEqual({ released: 0 })
})

test('another site cannot move the levers', async () => {
  const { sandbox } = await start()

  const answer = await fetch(`${sandbox.url}/_sandbox/clock`, {
    method: 'POST',
    body: '{"advance":"1d"}',
    headers: { 'sec-fetch-site': 'cross-site' },
  })

  expect(answer.status).toBe(403)
})
