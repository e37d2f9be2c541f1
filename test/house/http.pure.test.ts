import { Agent, createServer, request as httpRequest, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '#app/platform/http/app.server.ts'
import { stopServing } from '#app/server.ts'
import { smallBuild } from '#test/support/small-build.ts'

const origin = 'https://portal.example.org'
let server: Server
let base = ''
let changes = 0
let isReady = true

function counted(): Response {
  changes += 1
  return new Response('done')
}

function startServer(): Promise<Server> {
  const app = createApp({
    build: smallBuild(counted),
    readiness: async () => ({ isReady, because: {} }),
    settings: {
      origin,
      formTargets: ['https://checkout.stripe.com'],
      trustedProxy: null,
      isProduction: true,
      mostAtOnce: 50,
      filesFolder: 'public',
    },
  })
  const made = createServer(app)
  return new Promise((settle) => made.listen(0, '127.0.0.1', () => settle(made)))
}

beforeAll(async () => {
  server = await startServer()
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => stopServing(server))

/** fetch forbids some of these headers; a bare request does not. */
function post(
  path: string,
  headers: Record<string, string>,
  { agent, body }: { agent?: Agent; body?: string } = {},
): Promise<number> {
  return new Promise((settle, fail) => {
    const sent = httpRequest(`${base}${path}`, { method: 'POST', headers, ...(agent && { agent }) }, (answer) => {
      answer.resume()
      answer.once('end', () => settle(answer.statusCode ?? 0))
    })
    sent.once('error', fail)
    sent.end(body)
  })
}

describe('changes from elsewhere', () => {
  const evil = { origin: 'https://evil.example' }
  test.each([
    ['another origin', '/change', evil, 403],
    ['the origin null', '/change', { origin: 'null' }, 403],
    ['no origin', '/change', {}, 403],
    ['a malformed origin', '/change', { origin: '::' }, 403],
    ['?_data=', '/change?_data=routes/change', { origin }, 404],
    ['.data from elsewhere', '/change.data', evil, 403],
    ['a browser that says cross-site', '/change', { origin, 'sec-fetch-site': 'cross-site' }, 403],
    ['a forged forwarded host', '/change', { ...evil, 'x-forwarded-host': 'evil.example' }, 403],
  ] as const)('%s is refused and has no effect', async (_name, path, headers, status) => {
    const before = changes

    expect(await post(path, { ...headers })).toBe(status)
    expect(changes).toBe(before)
  })

  test('a change from our own page is made', async () => {
    const before = changes

    expect(await post('/change', { origin, 'sec-fetch-site': 'same-origin' })).toBe(200)
    expect(changes).toBe(before + 1)
  })
})

describe('every answer', () => {
  const addresses = ['/healthz', '/nothing', '/%E0%A4%A', '/assets/none.js', '/change?_data=x', '/slow', '/favicon.svg']

  test.each(addresses)('%s carries the security headers and its own nonce', async (address) => {
    const [one, two] = await Promise.all([fetch(base + address), fetch(base + address)])

    const nonces = [one, two].map(
      (answer) => /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1],
    )
    expect(new Set(nonces).size).toBe(2)
    expect(one.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(one.headers.get('content-security-policy')).not.toContain('unsafe')
    expect(one.headers.get('strict-transport-security')).toContain('max-age=63072000')
    expect(one.headers.get('x-content-type-options')).toBe('nosniff')
    expect(one.headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
    expect(one.headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(one.headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(one.headers.get('x-request-id')).toMatch(/^req_/)
    expect(one.status).toBeLessThan(500)
  })

  test('other sites may load the script of the goal meter, and no other file', async () => {
    const policyOf = async (address: string) =>
      (await fetch(base + address)).headers.get('cross-origin-resource-policy')

    expect([await policyOf('/embed.js'), await policyOf('/embed.js.map')]).toEqual(['cross-origin', 'same-origin'])
  })

  test('an address nobody can read is a bad request', async () => {
    expect((await fetch(`${base}/%E0%A4%A`)).status).toBe(400)
  })

  test.each([
    ['a browser with a page', '/change', 'text/html,*/*;q=0.8', 'text/html'],
    ['a script in words', '/change', '*/*', 'text/plain'],
    ['a machine with a problem', '/api/v1/gifts', '*/*', 'application/problem+json'],
    ['a sender of events with a problem', '/webhooks/stripe', '*/*', 'application/problem+json'],
  ])('a body larger than its door accepts is refused to %s', async (_name, path, accept, type) => {
    const headers = { 'sec-fetch-site': 'same-origin', origin, accept }

    const answer = await fetch(base + path, { method: 'POST', body: 'x'.repeat(2_200_000), headers })

    expect(answer.status).toBe(413)
    expect(answer.headers.get('content-type')).toContain(type)
    expect(await answer.text()).toMatch(/larger than the [12] MB accepted here/)
  })

  test.each([
    ['/admin/donors/import', 34, 33],
    ['/admin/donors/import.data', 34, 33],
    ['/admin/donors/import/gim_1/columns', 22, 21],
  ])('%s takes files of the size it promises, and no larger', async (path, sent, most) => {
    const headers = { 'sec-fetch-site': 'same-origin', origin }

    const answer = await fetch(base + path, { method: 'POST', body: Buffer.alloc(sent << 20, 'x'), headers })

    expect(answer.status).toBe(413)
    expect(await answer.text()).toContain(`larger than the ${most} MB accepted here`)
  })

  test.each([
    ['a door that only acts', '/change', 'GET', 400],
    ['a door that only hands out a file', '/slow', 'POST', 405],
    ['an address nobody can read', '/%E0%A4%A', 'GET', 400],
  ])('%s is refused to a browser with a page, and to a script in words', async (_name, path, method, status) => {
    const asked = { method, headers: { origin } }
    const page = await fetch(base + path, { ...asked, headers: { origin, accept: 'text/html,*/*;q=0.8' } })
    const bare = await fetch(base + path, asked)

    expect([page.status, bare.status]).toEqual([status, status])
    expect(page.headers.get('content-type')).toContain('text/html')
    expect(bare.headers.get('content-type')).not.toContain('text/html')
  })

  test('a door that answers before it has read a body leaves the connection to the next request', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const headers = { origin, 'content-length': '900000' }

    expect(await post('/change', headers, { agent, body: 'x'.repeat(900_000) })).toBe(200)
    expect(await post('/change', { origin }, { agent })).toBe(200)
    agent.destroy()
  })

  test('what a signed-in person sees is not kept anywhere', async () => {
    const answer = await fetch(`${base}/slow`, { headers: { cookie: 'a=b' } })

    expect(answer.headers.get('cache-control')).toBe('private, no-store')
  })
})

test('readiness is 503 while the database cannot be reached', async () => {
  isReady = false
  const answer = await fetch(`${base}/readyz`)
  isReady = true

  expect(answer.status).toBe(503)
  expect(answer.headers.get('retry-after')).toBe('5')
})

test('measurements are for this machine only', async () => {
  expect((await fetch(`${base}/metrics`)).status).toBe(200)
  expect((await fetch(`${base}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.9' } })).status).toBe(404)
})

test('a request under way is answered whole when the server stops, and no other is taken', async () => {
  const stopping = await startServer()
  const address = `http://127.0.0.1:${(stopping.address() as AddressInfo).port}`
  const underWay = fetch(`${address}/slow`).then((answer) => answer.text())
  await new Promise((settle) => setTimeout(settle, 80))

  await stopServing(stopping)

  expect(await underWay).toBe('late but whole')
  await expect(fetch(`${address}/healthz`)).rejects.toThrow()
})
