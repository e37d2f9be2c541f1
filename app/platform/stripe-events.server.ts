import Stripe from 'stripe'
import type { EventSeen, EventSubject } from '#app/domain/giving/payments.ts'
import { parseId } from '#app/units/id.ts'
import { idOf, instantOf, patiently } from './stripe-client.server.ts'
import { planEventTypes, planSubjectOf } from './stripe-plan-events.server.ts'

/** What the portal listens to, in sets of at most twenty: Stripe lists no more types in one call. */
const listenedTypes: readonly (readonly string[])[] = [
  [
    'checkout.session.completed',
    'checkout.session.async_payment_succeeded',
    'checkout.session.async_payment_failed',
    'checkout.session.expired',
  ],
  [
    'payment_intent.succeeded',
    'payment_intent.payment_failed',
    'payment_intent.processing',
    'payment_intent.canceled',
    'charge.succeeded',
    'charge.updated',
    'charge.failed',
    'charge.pending',
  ],
  [
    'charge.refunded',
    'refund.created',
    'refund.updated',
    'refund.failed',
    'charge.dispute.created',
    'charge.dispute.updated',
    'charge.dispute.closed',
    'charge.dispute.funds_withdrawn',
    'charge.dispute.funds_reinstated',
    'radar.early_fraud_warning.created',
    'radar.early_fraud_warning.updated',
  ],
  ...planEventTypes,
]

const toleranceSeconds = 300

/**
 * The event, when one of our secrets signed exactly these bytes within five minutes either way, for this mode and for no
 * connected account. The SDK looks at the past only; a time in the future is refused here.
 */
export function verifyEvent(
  raw: Uint8Array,
  signature: string,
  how: { secrets: readonly string[]; isLive: boolean; now: Date },
): EventSeen | null {
  const signedAt = Number(/(?:^|,)t=(\d{1,12})(?:,|$)/.exec(signature)?.[1] ?? Number.NaN)
  if (!(Math.abs(how.now.getTime() / 1000 - signedAt) <= toleranceSeconds)) return null
  const payload = new TextDecoder().decode(raw)
  for (const secret of how.secrets) {
    const event = opened(payload, signature, secret, how.now)
    if (event) return isForUs(event, how.isLive) ? seenEvent(event, payload) : null
  }
  return null
}

/** Events of every set since an instant, oldest first. */
export async function listEvents(stripe: Stripe, since: Date): Promise<EventSeen[]> {
  const found: EventSeen[] = []
  for (const types of listenedTypes) {
    const asked = { created: { gte: Math.floor(since.getTime() / 1000) }, types: [...types], limit: 100 }
    let page = await patiently(() => stripe.events.list(asked))
    for (;;) {
      if (page.lastResponse.statusCode !== 200 || page.object !== 'list')
        throw new Error('Stripe answered no list of events')
      found.push(...page.data.map((event) => seenEvent(event, JSON.stringify(event))))
      const last = page.data.at(-1)
      if (!page.has_more || !last) break
      page = await patiently(() => stripe.events.list({ ...asked, starting_after: last.id }))
    }
  }
  return found.sort((left, right) => left.createdAt.getTime() - right.createdAt.getTime())
}

/** What an event is about, read from its stored words. They are a hint where to look, never what to believe. */
export function subjectOfEvent(event: { type: string; payload: string }, environment: string): EventSubject {
  const object = (JSON.parse(event.payload) as Stripe.Event).data.object as {
    id?: string
    mode?: string
    payment_intent?: string | { id: string } | null
    metadata?: Record<string, string> | null
  }
  const ofPlan = planSubjectOf(event.type, object, environment)
  if (ofPlan) return ofPlan
  const giftId = object.metadata?.env === environment ? parseId('gft', object.metadata.gift_id) : null
  if (event.type.startsWith('checkout.session.') && object.mode === 'setup') {
    const isOurs = object.metadata?.env === environment
    return {
      kind: 'setup',
      sessionId: object.id ?? '',
      methodId: isOurs ? parseId('mth', object.metadata?.method_id) : null,
    }
  }
  if (event.type.startsWith('checkout.session.')) return { kind: 'checkout', sessionId: object.id ?? '', giftId }
  const paymentIntentId = event.type.startsWith('payment_intent.') ? (object.id ?? null) : idOf(object.payment_intent)
  if (!paymentIntentId) return { kind: 'other' }
  if (event.type.startsWith('charge.dispute.')) return { kind: 'dispute', disputeId: object.id ?? '', paymentIntentId }
  if (event.type.startsWith('radar.early_fraud_warning.'))
    return { kind: 'fraud-warning', warningId: object.id ?? '', paymentIntentId }
  const isAboutRefunds = event.type.startsWith('refund.') || event.type === 'charge.refunded'
  return { kind: isAboutRefunds ? 'refund' : 'payment', paymentIntentId, giftId }
}

function opened(payload: string, signature: string, secret: string, now: Date): Stripe.Event | null {
  try {
    return Stripe.webhooks.constructEvent(payload, signature, secret, toleranceSeconds, undefined, now.getTime())
  } catch (error) {
    // A wrong signature, or signed words that are no event: JSON cut short, a thin notification.
    if (error instanceof Error) return null
    throw error
  }
}

function isForUs(event: Stripe.Event, isLive: boolean): boolean {
  const hasShape = typeof event.id === 'string' && typeof event.type === 'string' && Number.isSafeInteger(event.created)
  return hasShape && event.object === 'event' && event.livemode === isLive && !event.account
}

function seenEvent(event: Stripe.Event, payload: string): EventSeen {
  const object = event.data?.object as { id?: unknown } | undefined
  return {
    id: event.id,
    type: event.type,
    createdAt: instantOf(event.created),
    apiVersion: event.api_version,
    objectId: typeof object?.id === 'string' ? object.id : '',
    payload,
  }
}
