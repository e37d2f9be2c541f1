import type { Server } from 'node:http'
import { type ClockMode, createClock, parseSpan } from './clock.ts'
import { openContract } from './contract.ts'
import { createFaults, type Faults } from './faults.ts'
import { findContract } from './find-contract.ts'
import { forgetRunning } from './idempotency.ts'
import { createIds, randomSeed } from './ids.ts'
import { createLogs, type Violation } from './logs.ts'
import { createOutbox } from './outbox.ts'
import { sandboxKey, sandboxWebhookSecret } from './pin.ts'
import { storeEndpoint } from './resources/webhook-endpoints.ts'
import { ring } from './ring.ts'
import { serve } from './server.ts'
import { openStore, type Store } from './store.ts'
import { createTestClocks } from './test-clocks.ts'
import { nobody, type PaymentMethodType, type RetryEnd, type World } from './world.ts'

export interface SandboxOptions {
  /** 0 takes a free port. */
  port: number
  host?: string
  /** Where the state is kept; without it, it lives as long as the process. */
  directory?: string
  /** The same seed makes the same ids. */
  seed?: string
  clock?: ClockMode
  secretKey?: string
  /** The API contract to check against; null for none, absent to look beside the project. */
  contractFile?: string | null
  webhook?: { url: string; secret?: string; enabledEvents?: string[] }
  /** How long after a charge its fee is known. */
  settleSeconds?: number
  paymentMethodTypes?: readonly PaymentMethodType[]
  /** The days after the first attempt on which an unpaid renewal is tried again, and what happens after the last. */
  retryDays?: readonly number[]
  retryEnd?: RetryEnd
  debitsAreInstant?: boolean
  euroRate?: number
  paysOutDaily?: boolean
  publicUrl?: string
}

export interface Sandbox {
  url: string
  port: number
  secretKey: string
  store: Store
  faults: Faults
  violations: Violation[]
  hasContract: boolean
  /** Moves the clock (`35d`, `90m`, or seconds) and runs what falls due; resolves when all is delivered. */
  advance(span: string | number): Promise<void>
  /** Resolves when no webhook is on its way. */
  idle(): Promise<void>
  now(): number
  resend(eventId: string): number | null
  release(): number
  close(): Promise<void>
}

/** Starts a stand-in Stripe in this process. */
export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const world = buildWorld(options)
  const server = serve(world)
  const port = await listen(server, options)
  const url = `http://127.0.0.1:${port}`
  world.settings.publicUrl = options.publicUrl ?? url
  if (options.webhook) registerEndpoint(world, options.webhook)
  wakeDeliveries(world)
  for (const { id, status } of world.store.testClocks.oldestFirst())
    if (status === 'advancing') world.testClocks.start(id)
  world.store.commit()
  return {
    url,
    port,
    secretKey: world.settings.secretKey,
    store: world.store,
    faults: world.faults,
    violations: world.logs.violations,
    hasContract: world.contract.isLoaded,
    advance: (span) => world.clock.advanceTo(world.clock.milliseconds() + readSpan(span) * 1000),
    idle: async () => {
      await world.testClocks.idle()
      await world.outbox.idle()
    },
    now: world.clock.seconds,
    resend: world.outbox.resend,
    release: world.outbox.release,
    close: () => close(world, server),
  }
}

function buildWorld(options: SandboxOptions): World {
  const store = openStore(options.directory)
  const ids = createIds({ seed: remember(store, 'seed', options.seed ?? randomSeed()), counter: () => count(store) })
  const world: World = {
    settings: {
      secretKey: options.secretKey ?? sandboxKey,
      publicUrl: '',
      settleSeconds: options.settleSeconds ?? 2,
      paymentMethodTypes: options.paymentMethodTypes ?? ['card', 'link', 'us_bank_account', 'sepa_debit'],
      retryDays: options.retryDays ?? [1, 3, 5, 7, 9, 11, 14],
      retryEnd: options.retryEnd ?? 'cancel',
      debitsAreInstant: options.debitsAreInstant ?? false,
      euroRate: options.euroRate ?? 1.08,
      paysOutDaily: options.paysOutDaily ?? false,
      accountId: remember(store, 'account', ids.next('acct_')),
    },
    clock: createClock({
      mode: options.clock ?? { mode: 'real' },
      store,
      ids,
      ring: (timer) => ring(world, timer),
      settle: async () => {
        world.outbox.kick()
        await world.outbox.idle()
      },
    }),
    store,
    ids,
    outbox: createOutbox(() => world),
    testClocks: createTestClocks(() => world),
    contract: openContract(findContract(options.contractFile)),
    faults: createFaults(ids),
    logs: createLogs(),
    cause: nobody,
  }
  forgetRunning(world)
  return world
}

function remember(store: Store, id: string, fresh: string): string {
  return (store.settings.get(id) ?? store.settings.put({ id, value: fresh })).value
}

function count(store: Store): number {
  const next = Number(store.settings.get('counter')?.value ?? 0) + 1
  store.settings.put({ id: 'counter', value: String(next) })
  return next
}

/** The endpoint named at the start: one row under a fixed id, so that a restart with another port moves it. */
function registerEndpoint(world: World, { url, secret, enabledEvents }: NonNullable<SandboxOptions['webhook']>): void {
  storeEndpoint(world, {
    id: 'we_sandbox_portal',
    url,
    secret: secret ?? sandboxWebhookSecret,
    enabledEvents: enabledEvents ?? ['*'],
    description: 'The portal, registered when the sandbox started',
    metadata: {},
    apiVersion: null,
  })
}

/** Deliveries that were on their way when the last process ended go out again. */
function wakeDeliveries(world: World): void {
  const planned = new Set(world.store.timers.oldestFirst().map((timer) => timer.subject))
  for (const delivery of world.store.deliveries.oldestFirst())
    if (delivery.state === 'waiting' && !planned.has(delivery.id)) world.outbox.retry(delivery.id)
}

function readSpan(span: string | number): number {
  const seconds = typeof span === 'number' ? span : parseSpan(span)
  if (seconds === null) throw new Error(`Cannot read the time span ${span}: write 35d, 90m or seconds`)
  return seconds
}

function listen(server: Server, { port, host }: SandboxOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host ?? '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

async function close(world: World, server: Server): Promise<void> {
  world.clock.stop()
  world.outbox.close()
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeAllConnections()
  await closed
  world.store.close()
}
