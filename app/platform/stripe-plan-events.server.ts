import type { EventSubject } from '#app/domain/giving/payments.ts'
import { parseId } from '#app/units/id.ts'
import { idOf } from './stripe-client.server.ts'
import { ownPlanId } from './stripe-plan-checkout.server.ts'

/** What is listened to about plans. */
export const planEventTypes: readonly (readonly string[])[] = [
  [
    'customer.subscription.created',
    'customer.subscription.updated',
    'customer.subscription.deleted',
    'invoice.paid',
    'invoice.payment_failed',
    'invoice.payment_action_required',
    'invoice.voided',
    'invoice.marked_uncollectible',
    'payment_method.automatically_updated',
  ],
]

function isListened(type: string): boolean {
  return planEventTypes.some((types) => types.includes(type))
}

type Told = {
  id?: string
  mode?: string
  metadata?: Record<string, string> | null
  parent?: {
    subscription_details?: { subscription?: string | { id: string }; metadata?: Record<string, string> | null } | null
  } | null
}

/** What news about a plan is about; null when an event is about something else. */
export function planSubjectOf(type: string, object: Told, environment: string): EventSubject | null {
  const id = object.id ?? ''
  if (type.startsWith('customer.subscription.')) {
    return { kind: 'subscription', subscriptionId: id, planId: ownPlanId(environment, object.metadata) }
  }
  if (type.startsWith('invoice.') && isListened(type)) {
    const details = object.parent?.subscription_details
    const subscriptionId = idOf(details?.subscription)
    return subscriptionId
      ? { kind: 'invoice', invoiceId: id, subscriptionId, planId: ownPlanId(environment, details?.metadata) }
      : { kind: 'other' }
  }
  if (type.startsWith('payment_method.') && isListened(type)) return { kind: 'method', methodId: id }
  if (type.startsWith('checkout.session.') && object.mode === 'subscription') {
    const planId = ownPlanId(environment, object.metadata)
    return planId ? { kind: 'plan-checkout', sessionId: id, planId } : { kind: 'other' }
  }
  if (type.startsWith('checkout.session.') && object.mode === 'setup') {
    const { metadata } = object
    const updateId = metadata?.env === environment ? parseId('cup', metadata.card_update_id) : null
    return updateId ? { kind: 'card-update', sessionId: id, updateId } : null
  }
  return null
}
