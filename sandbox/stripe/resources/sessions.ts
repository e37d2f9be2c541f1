import type { Session } from '../objects.ts'
import { idOf } from '../objects.ts'
import { invalid, missing } from '../wire/errors.ts'
import { page, pageParams } from '../wire/lists.ts'
import { type Read, shape } from '../wire/params.ts'
import { route } from '../wire/route.ts'
import type { World } from '../world.ts'
import { createSession } from './create-session.ts'
import { createSessionParams, listSessionsParams } from './session-params.ts'

export const sessionRoutes = [
  route('POST', '/v1/checkout/sessions', createSessionParams, createSession),
  route('GET', '/v1/checkout/sessions', listSessionsParams, listSessions),
  route('GET', '/v1/checkout/sessions/{session}', shape({}), (world, _input, id) => requireSession(world, id)),
  route('POST', '/v1/checkout/sessions/{session}/expire', shape({}), (world, _input, id) => {
    const session = requireSession(world, id)
    if (session.status === 'open') return expireSession(world, session)
    throw invalid(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
    )
  }),
  route('GET', '/v1/checkout/sessions/{session}/line_items', shape(pageParams), (world, input, id) => {
    requireSession(world, id)
    const lines = world.store.sessionMemory.get(id)?.lineItems ?? []
    return page(lines, input, { url: `/v1/checkout/sessions/${id}/line_items`, kind: 'line item' })
  }),
]

function listSessions(world: World, input: Read<typeof listSessionsParams>) {
  const email = input.customer_details?.email
  const rows = world.store.sessions
    .newestFirst()
    .filter((row) => input.customer === undefined || idOf(row.customer) === input.customer)
    .filter((row) => input.payment_intent === undefined || row.payment_intent === input.payment_intent)
    .filter((row) => input.subscription === undefined || row.subscription === input.subscription)
    .filter((row) => input.status === undefined || row.status === input.status)
    .filter((row) => email === undefined || row.customer_details?.email === email)
  return page(rows, input, { url: '/v1/checkout/sessions', kind: 'checkout.session' })
}

function requireSession(world: World, id: string): Session {
  const session = world.store.sessions.get(id)
  if (!session) throw missing({ kind: 'checkout.session', id, param: 'session', inAddress: true })
  return session
}

/** Closes an open session for good: by request, or by its timer when the donor never came back. */
export function expireSession(world: World, session: Session): Session {
  world.clock.cancel('expire-session', session.id)
  const expired = world.store.sessions.put({ ...session, status: 'expired', url: null })
  const memory = world.store.sessionMemory.get(session.id)
  cancelUnpaid(world, memory?.paymentIntentId ?? '')
  cancelUnsaved(world, memory?.setupIntentId ?? '')
  world.outbox.emit('checkout.session.expired', expired)
  return expired
}

function cancelUnpaid(world: World, id: string): void {
  const intent = world.store.paymentIntents.get(id)
  if (!intent || intent.status === 'succeeded' || intent.status === 'canceled') return
  const canceled = world.store.paymentIntents.put({
    ...intent,
    status: 'canceled',
    canceled_at: world.clock.seconds(),
    cancellation_reason: 'expired',
    next_action: null,
  })
  world.outbox.emit('payment_intent.canceled', canceled)
}

function cancelUnsaved(world: World, id: string): void {
  const intent = world.store.setupIntents.get(id)
  if (!intent || intent.status === 'succeeded' || intent.status === 'canceled') return
  const canceled = world.store.setupIntents.put({ ...intent, status: 'canceled', next_action: null })
  world.outbox.emit('setup_intent.canceled', canceled)
}
