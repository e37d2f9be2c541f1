import { differences } from '../differences.ts'
import type { Subscription } from '../objects.ts'
import type { TimerKind } from '../rows.ts'
import type { World } from '../world.ts'
import { subscriptionOf, updateInvoice } from './invoices.ts'

const day = 86_400
const announcedDaysBefore = 7
const trialEndDaysBefore = 3
const timers: readonly TimerKind[] = [
  'announce-invoice',
  'renew-subscription',
  'end-of-trial-nears',
  'end-subscription',
  'expire-subscription',
  'resume-collection',
]

/** Stores a changed subscription and tells of what changed. */
export function updateSubscription(world: World, before: Subscription, change: Partial<Subscription>): Subscription {
  const after = world.store.subscriptions.put({ ...before, ...change })
  const previous = differences(before, after)
  if (Object.keys(previous).length > 0) world.outbox.emit('customer.subscription.updated', after, previous)
  return after
}

export function changeStatus(world: World, subscription: Subscription, status: Subscription['status']): Subscription {
  if (status === 'active') world.clock.cancel('expire-subscription', subscription.id)
  const fresh = world.store.subscriptions.get(subscription.id) ?? subscription
  return updateSubscription(world, fresh, { status })
}

export function periodOf(subscription: Subscription): { start: number; end: number } {
  const [first] = subscription.items.data
  return { start: first?.current_period_start ?? 0, end: first?.current_period_end ?? 0 }
}

/** Plans all that lies ahead of a subscription anew: renewal, its announcement, and its end. */
export function planAhead(world: World, subscription: Subscription): void {
  const { id } = subscription
  const now = world.clock.seconds()
  const { end } = periodOf(subscription)
  const plan = (kind: TimerKind, at: number) => {
    if (at >= now) world.clock.schedule({ kind, subject: id, inSeconds: at - now })
  }
  forgetPlans(world, id)
  if (subscription.status === 'canceled' || subscription.status === 'incomplete_expired') return
  if (subscription.status === 'incomplete') plan('expire-subscription', subscription.created + 23 * 3600)
  const isEnding = subscription.cancel_at !== null && subscription.cancel_at <= end
  if (isEnding) plan('end-subscription', subscription.cancel_at ?? end)
  else plan('renew-subscription', end)
  if (!isEnding) plan('announce-invoice', end - announcedDaysBefore * day)
  if (subscription.status === 'trialing') plan('end-of-trial-nears', end - trialEndDaysBefore * day)
  const resumesAt = subscription.pause_collection?.resumes_at
  if (resumesAt) plan('resume-collection', resumesAt)
}

function forgetPlans(world: World, id: string): void {
  for (const kind of timers) world.clock.cancel(kind, id)
}

/** Ends a subscription now. Its open invoices are no longer collected by themselves, but can still be paid. */
export function endSubscription(
  world: World,
  subscription: Subscription,
  how: {
    reason: 'cancellation_requested' | 'payment_failed' | 'payment_disputed'
    details?: Partial<Subscription['cancellation_details']>
  },
): Subscription {
  const now = world.clock.seconds()
  forgetPlans(world, subscription.id)
  const before = world.store.subscriptions.get(subscription.id) ?? subscription
  const details = before.cancellation_details ?? { comment: null, feedback: null, feedback_option: null, reason: null }
  const ended = world.store.subscriptions.put({
    ...before,
    status: 'canceled',
    canceled_at: before.canceled_at ?? now,
    ended_at: now,
    cancellation_details: { ...details, ...how.details, reason: how.reason },
  })
  for (const invoice of world.store.invoices.oldestFirst()) {
    if (subscriptionOf(world, invoice)?.id !== subscription.id) continue
    if ((invoice.status !== 'open' && invoice.status !== 'draft') || !invoice.auto_advance) continue
    world.clock.cancel('retry-invoice', invoice.id)
    world.clock.cancel('finalize-invoice', invoice.id)
    updateInvoice(world, invoice, { auto_advance: false, next_payment_attempt: null })
  }
  world.outbox.emit('customer.subscription.deleted', ended)
  return ended
}
