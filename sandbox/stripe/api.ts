import type { Fault } from './faults.ts'
import { type Answer, inUse, type KeyHeld, takeKey } from './idempotency.ts'
import { toJson } from './objects.ts'
import { type Found, findOperation } from './operations.ts'
import { testClockOf } from './test-clock-of.ts'
import { authenticate } from './wire/authenticate.ts'
import { envelope, NotImplemented, StripeAnswer } from './wire/errors.ts'
import { expand } from './wire/expand.ts'
import type { RawBranch } from './wire/form.ts'
import { list, text } from './wire/params.ts'
import { readFormOf } from './wire/read-form.ts'
import { nobody, type World } from './world.ts'

export interface ApiRequest {
  id: string
  method: string
  path: string
  query: string
  body: string
  headers: Record<string, string | undefined>
}
export interface ApiAnswer extends Answer {
  isReplay: boolean
  error: string | null
  /** What is to go wrong with the sending, now that the work is done. */
  fault: Fault | null
}

/** Answers one request to /v1: key, version, idempotency, faults, the work itself, and both contracts around it. */
export async function answerApi(world: World, request: ApiRequest): Promise<ApiAnswer> {
  const plan: Plan = { key: null, fault: null, hasBegun: false }
  try {
    authenticate(request.headers, world.settings.secretKey)
    const form = readFormOf(request)
    const found = findOperation(request.method, request.path)
    plan.fault = world.faults.forRequest(request.method, request.path)
    const idempotencyKey = request.method === 'POST' ? request.headers['idempotency-key'] : undefined
    if (idempotencyKey) plan.key = takeKey(world, idempotencyKey, { method: request.method, path: request.path, form })
    await sufferBefore(plan.fault, request)
    if (plan.fault?.action === 'cut_before' || plan.fault?.action === 'html_502') return loseUndone(plan, plan.fault)
    if (plan.key?.replay) return { ...plan.key.replay, isReplay: true, error: null, fault: plan.fault }
    const answer = work(world, { ...found, form, request, plan })
    return finish(world, plan, { status: 200, body: JSON.stringify(answer, null, 2) }, null)
  } catch (thrown) {
    return refuse(world, { plan, request, refusal: asAnswer(thrown) })
  }
}

interface Plan {
  key: KeyHeld | null
  fault: Fault | null
  hasBegun: boolean
}

function work(
  world: World,
  { route, id, form, request, plan }: Found & { form: RawBranch; request: ApiRequest; plan: Plan },
) {
  const paths = expandAsked(form)
  world.contract.checkRequest(route, form, world.logs.violate)
  const handle = route.prepare(new Map([...form].filter(([key]) => key !== 'expand')))
  plan.hasBegun = true
  world.cause = { requestId: request.id, idempotencyKey: request.headers['idempotency-key'] ?? null }
  try {
    const testClock = testClockOf(world, [id, ...idsIn(form)])
    const answer = world.clock.within(testClock, () => expand(world, toJson(handle(world, id)), paths))
    world.contract.checkAnswer(route, answer, world.logs.violate)
    return answer
  } finally {
    world.cause = nobody
  }
}

/** What a request names that may live on a test clock. */
function idsIn(form: RawBranch): string[] {
  const named = ['customer', 'payment_intent', 'charge', 'subscription', 'invoice']
  return named.map((name) => form.get(name)).filter((value) => typeof value === 'string')
}

function expandAsked(form: RawBranch): string[] {
  const asked = form.get('expand')
  return asked === undefined ? [] : list(text()).read(asked, 'expand')
}

/** Faults that strike before anything is done. The others are left to the sender. */
async function sufferBefore(fault: Fault | null, request: ApiRequest): Promise<void> {
  if (fault?.action === 'latency') await new Promise((resolve) => setTimeout(resolve, fault.amount ?? 1000))
  const limit = { type: 'invalid_request_error' } as const
  if (fault?.action === '429_rate')
    throw new StripeAnswer(429, {
      ...limit,
      code: 'rate_limit',
      message: 'Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.',
    })
  if (fault?.action === '429_lock')
    throw new StripeAnswer(429, {
      ...limit,
      code: 'lock_timeout',
      message:
        'This object cannot be accessed right now because another API request or Stripe process is currently accessing it. If you see this error intermittently, retry the request.',
    })
  if (fault?.action === '409_idem') throw inUse(request.headers['idempotency-key'] ?? '')
  if (fault?.action === '500_before') throw broken()
}

/** Nothing was done, and the sender will make sure that nobody learns even that. */
function loseUndone(plan: Plan, fault: Fault): ApiAnswer {
  plan.key?.finish(null)
  return { status: 502, body: '', isReplay: false, error: fault.action, fault }
}

function broken(): StripeAnswer {
  return new StripeAnswer(500, { type: 'api_error', message: 'An unknown error occurred' })
}

/** Keeps the answer under its key and writes the journal: from here on the work counts as done. */
function finish(world: World, plan: Plan, answer: Answer, error: string | null): ApiAnswer {
  const given =
    plan.fault?.action === '500_after'
      ? { status: 500, body: JSON.stringify(envelope(broken().body), null, 2) }
      : answer
  plan.key?.finish(given)
  world.store.commit()
  return { ...given, isReplay: false, error: given === answer ? error : 'api_error', fault: plan.fault }
}

function refuse(
  world: World,
  { plan, request, refusal }: { plan: Plan; request: ApiRequest; refusal: StripeAnswer },
): ApiAnswer {
  const answer = { status: refusal.status, body: JSON.stringify(envelope(refusal.body), null, 2) }
  const where = `${request.method} ${request.path}`
  const { code, message } = refusal.body
  if (refusal instanceof NotImplemented) world.logs.violate({ side: 'not-implemented', where, message })
  else if (isMisuse(refusal) && !plan.hasBegun) world.logs.violate({ side: 'request', where, message })
  if (refusal.keep) return finish(world, plan, answer, code ?? refusal.body.type)
  plan.key?.finish(null)
  world.store.commit()
  return { ...answer, isReplay: false, error: code ?? refusal.body.type, fault: plan.fault }
}

/** A request the real API would refuse by its form alone: a bug in the caller, not an answer to it. */
function isMisuse({ status, body }: StripeAnswer): boolean {
  return status === 400 && body.type === 'invalid_request_error' && body.code !== 'idempotency_key_in_use'
}

function asAnswer(thrown: unknown): StripeAnswer {
  if (thrown instanceof StripeAnswer) return thrown
  console.error('[stripe sandbox]', thrown)
  return new StripeAnswer(500, {
    type: 'api_error',
    message: `The sandbox failed: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
  })
}
