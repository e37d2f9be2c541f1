import { createServer } from 'node:http'
import Stripe from 'stripe'
import { afterEach, expect, vi } from 'vitest'
import { createSandbox, type Sandbox, type SandboxOptions } from '#sandbox/stripe/sandbox.ts'

// The first test of a file compiles the contract's validators, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const open: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

export interface Started {
  sandbox: Sandbox
  stripe: Stripe
}

/** A sandbox with a clock that stands still, and the official SDK pointed at it. Closed after the test. */
export async function start(options: Partial<SandboxOptions> = {}): Promise<Started> {
  const contract = process.env.STRIPE_OPENAPI
  const sandbox = await createSandbox({
    port: 0,
    seed: 'test',
    clock: { mode: 'manual' },
    ...(contract ? { contractFile: contract } : {}),
    ...options,
  })
  open.push(sandbox.close)
  return { sandbox, stripe: clientFor(sandbox) }
}

export function clientFor(
  sandbox: Sandbox,
  config: { maxNetworkRetries?: number; timeout?: number; key?: string } = {},
): Stripe {
  const { key, ...rest } = config
  return new Stripe(key ?? sandbox.secretKey, {
    host: '127.0.0.1',
    port: sandbox.port,
    protocol: 'http',
    maxNetworkRetries: 0,
    telemetry: false,
    ...rest,
  })
}

/** Portal and sandbox agree with the contract: nothing was written down against either. */
export function expectNoViolations(sandbox: Sandbox): void {
  expect(sandbox.violations).toEqual([])
}

export interface Received {
  body: string
  signature: string
  event: Stripe.Event
}
export interface Receiver {
  url: string
  received: Received[]
  types(): string[]
  /** The status codes to answer with, one for each request; 200 when they run out. */
  answers: number[]
}

/** An endpoint that keeps what it is sent, unverified. Closed after the test. */
export async function receive(): Promise<Receiver> {
  const received: Received[] = []
  const answers: number[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      received.push({ body, signature: String(request.headers['stripe-signature']), event: JSON.parse(body) })
      const status = answers.shift() ?? 200
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/webhooks/stripe`,
    received,
    answers,
    types: () => received.map(({ event }) => event.type),
  }
}

export function gift(
  overrides: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Stripe.Checkout.SessionCreateParams {
  return {
    mode: 'payment',
    ui_mode: 'hosted_page',
    submit_type: 'donate',
    success_url: 'http://portal.test/thanks?s={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://portal.test/give',
    client_reference_id: 'gft_1',
    customer_creation: 'always',
    customer_email: 'ada@example.org',
    allowed_payment_method_types: ['card', 'link'],
    adaptive_pricing: { enabled: false },
    billing_address_collection: 'auto',
    metadata: { env: 'test', gift_id: 'gft_1', v: '1' },
    payment_intent_data: {
      description: 'Gift to ATOM',
      statement_descriptor_suffix: 'GIFT',
      metadata: { gift_id: 'gft_1' },
    },
    line_items: [
      {
        quantity: 1,
        price_data: { currency: 'usd', unit_amount: 10_000, product_data: { name: 'Gift to the Compute fund' } },
      },
      { quantity: 1, price_data: { currency: 'usd', unit_amount: 330, product_data: { name: 'Card fee' } } },
    ],
    ...overrides,
  }
}

/** Types a card into the payment page and presses the button, as a browser without scripts does. */
export async function typeCard(url: string, number: string, fields: Record<string, string> = {}): Promise<Response> {
  const form = {
    email: 'ada@example.org',
    number,
    expiry: '12 / 34',
    cvc: '123',
    name: 'Ada Lovelace',
    postalCode: '94107',
    ...fields,
  }
  return fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })
}

/** A paid gift: its session as Stripe shows it afterwards. */
export async function payGift({ stripe }: Started, number = '4242424242424242'): Promise<Stripe.Checkout.Session> {
  const session = await stripe.checkout.sessions.create(gift())
  const answer = await typeCard(session.url ?? '', number)
  expect(answer.status).toBe(303)
  return stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge'] })
}
