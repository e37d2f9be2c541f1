import type { Invoice, Subscription } from '../objects.ts'
import { idOf } from '../objects.ts'
import type { World } from '../world.ts'
import { cycleOf, type Period, periodAt } from './calendar.ts'
import { collectInvoice } from './collect.ts'
import { describeInvoice, type InvoiceAsked, type LineAsked } from './describe-invoice.ts'
import { closeInvoice, draftInvoice, finalizeInvoice } from './invoices.ts'
import { endSubscription, periodOf, planAhead, updateSubscription } from './subscriptions.ts'

/** Runs at the end of a period: the next one begins and its invoice is drafted. */
export function renewSubscription(world: World, id: string): void {
  const before = world.store.subscriptions.get(id)
  if (!before || ['canceled', 'incomplete', 'incomplete_expired', 'paused'].includes(before.status)) return
  const wasTrial = before.status === 'trialing'
  if (wasTrial && !hasMethod(world, before) && endTrialWithoutMethod(world, before)) return
  const previous = periodOf(before)
  const period = nextPeriod(world, before)
  const items = before.items.data.map((item) => ({
    ...item,
    current_period_start: period.start,
    current_period_end: period.end,
  }))
  const renewed = updateSubscription(world, before, {
    items: { ...before.items, data: items },
    ...(wasTrial ? { status: 'active' as const } : {}),
  })
  bill(world, {
    subscription: renewed,
    lines: linesOf(renewed, period),
    reason: 'subscription_cycle',
    period: previous,
  })
  planAhead(world, world.store.subscriptions.get(id) ?? renewed)
}

function nextPeriod(world: World, subscription: Subscription): Period {
  const { end } = periodOf(subscription)
  const anchorDay = world.store.subscriptionMemory.get(subscription.id)?.anchorDay ?? 1
  return { ...periodAt(cycleOf(subscription, anchorDay), end), start: end }
}

function linesOf(subscription: Subscription, period: Period): LineAsked[] {
  return subscription.items.data.map((item) => ({
    item,
    amount: (item.price.unit_amount ?? 0) * (item.quantity ?? 1),
    period,
    isProration: false,
    isTrial: false,
  }))
}

/** Drafts the invoice of a period. While collection is paused, it is voided or written off at once, or kept as a draft. */
function bill(world: World, asked: InvoiceAsked): void {
  const behavior = asked.subscription.pause_collection?.behavior
  const isClosed = behavior === 'void' || behavior === 'mark_uncollectible'
  const draft = draftInvoice(world, { ...asked, isNow: isClosed })
  if (isClosed) closeInvoice(world, finalizeInvoice(world, draft), behavior === 'void' ? 'void' : 'uncollectible')
}

function hasMethod(world: World, subscription: Subscription): boolean {
  const customer = world.store.customers.get(idOf(subscription.customer) ?? '')
  return Boolean(subscription.default_payment_method ?? customer?.invoice_settings.default_payment_method)
}

function endTrialWithoutMethod(world: World, subscription: Subscription): boolean {
  const wish = subscription.trial_settings?.end_behavior.missing_payment_method
  if (wish === 'cancel') endSubscription(world, subscription, { reason: 'cancellation_requested' })
  if (wish === 'pause') {
    const paused = world.store.subscriptions.put({ ...subscription, status: 'paused' })
    world.outbox.emit('customer.subscription.paused', paused)
  }
  return wish === 'cancel' || wish === 'pause'
}

/** An hour after its draft, an invoice is finalised and its payment tried. */
export function finalizeWhenDue(world: World, invoiceId: string): void {
  const draft = world.store.invoices.get(invoiceId)
  if (draft?.status !== 'draft' || !draft.auto_advance) return
  collectInvoice(world, finalizeInvoice(world, draft), { method: null })
}

/** `invoice.upcoming`, a week before a renewal: an invoice that does not exist yet. */
export function announceInvoice(world: World, id: string): void {
  const subscription = world.store.subscriptions.get(id)
  if (!subscription || subscription.status === 'canceled') return
  world.outbox.emit('invoice.upcoming', previewInvoice(world, subscription))
}

export function previewInvoice(world: World, subscription: Subscription): Invoice {
  const period = nextPeriod(world, subscription)
  const preview = describeInvoice(world, {
    subscription,
    lines: linesOf(subscription, period),
    reason: 'upcoming',
    period: periodOf(subscription),
  })
  return { ...preview, id: `upcoming_${preview.id}`, created: period.start, automatically_finalizes_at: null }
}

export function announceTrialEnd(world: World, id: string): void {
  const subscription = world.store.subscriptions.get(id)
  if (subscription?.status === 'trialing') world.outbox.emit('customer.subscription.trial_will_end', subscription)
}

/** `cancel_at` has come. */
export function endWhenDue(world: World, id: string): void {
  const subscription = world.store.subscriptions.get(id)
  if (subscription && subscription.status !== 'canceled')
    endSubscription(world, subscription, { reason: 'cancellation_requested' })
}

/** A first payment never came: 23 hours are all it gets. */
export function expireSubscription(world: World, id: string): void {
  const subscription = world.store.subscriptions.get(id)
  if (subscription?.status !== 'incomplete') return
  const invoice = world.store.invoices.get(idOf(subscription.latest_invoice) ?? '')
  const expired = updateSubscription(world, subscription, {
    status: 'incomplete_expired',
    ended_at: world.clock.seconds(),
  })
  planAhead(world, expired)
  if (invoice?.status === 'open') closeInvoice(world, invoice, 'void')
}

/** The pause is over: the next period is collected again. */
export function resumeCollection(world: World, id: string): void {
  const subscription = world.store.subscriptions.get(id)
  if (subscription?.pause_collection) updateSubscription(world, subscription, { pause_collection: null })
}
