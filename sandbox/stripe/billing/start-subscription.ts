import type { Invoice, PaymentIntent, PaymentMethod, Subscription } from '../objects.ts'
import { confirmIntent } from '../payments/confirm.ts'
import { createIntent } from '../payments/intents.ts'
import type { Decline } from '../payments/test-card.ts'
import type { World } from '../world.ts'
import { collectInvoice, settleInvoice, tellInvoice } from './collect.ts'
import { describeSubscription, type SubscriptionAsked } from './describe-subscription.ts'
import { type FirstPeriod, firstPeriod } from './first-period.ts'
import { draftInvoice, finalizeInvoice, intentOf, payWith } from './invoices.ts'
import { planAhead } from './subscriptions.ts'

export interface StartedSubscription {
  subscription: Subscription
  invoice: Invoice
}

/** Begins a subscription that Checkout has taken the first payment for, or that costs nothing yet. */
export function startPaid(world: World, asked: SubscriptionAsked, intent: PaymentIntent | null): StartedSubscription {
  const first = firstPeriod(asked, world.clock.seconds())
  const subscription = begin(world, asked, { first, isPaid: true })
  const invoice = firstInvoice(world, subscription, first)
  const settled = intent ? payFirst(world, invoice, intent) : settleInvoice(world, invoice, null)
  return { subscription: latest(world, subscription), invoice: settled }
}

function payFirst(world: World, invoice: Invoice, intent: PaymentIntent): Invoice {
  payWith(world, invoice, intent)
  return tellInvoice(world, intent, null) ?? invoice
}

/** Begins a subscription only if its first payment goes through: otherwise there is none, and the decline says why. */
export function startIfPaid(
  world: World,
  asked: SubscriptionAsked,
  method: PaymentMethod,
): StartedSubscription | Decline {
  const { total } = firstPeriod(asked, world.clock.seconds())
  if (total === 0) return startPaid(world, asked, null)
  const intent = createIntent(world, {
    amount: total,
    currency: asked.currency,
    customer: asked.customer,
    description: 'Subscription creation',
    metadata: {},
    receiptEmail: null,
    statementDescriptor: null,
    suffix: null,
    setupFutureUsage: 'off_session',
    captureMethod: 'automatic_async',
    allowedTypes: null,
    types: [method.type],
    isAutomatic: false,
  })
  const done = confirmIntent(world, { intent, method, offSession: true, returnUrl: null })
  return done.decline ?? startPaid(world, asked, done.intent)
}

/** Begins a subscription that the API asked for: its first invoice is tried now, or waits for its owner. */
export function startCollecting(world: World, asked: SubscriptionAsked, isWaiting: boolean): StartedSubscription {
  const first = firstPeriod(asked, world.clock.seconds())
  const subscription = begin(world, asked, { first, isPaid: first.total === 0 })
  const invoice = firstInvoice(world, subscription, first)
  if (first.total > 0 && isWaiting) {
    intentOf(world, invoice)
    return { subscription: latest(world, subscription), invoice }
  }
  const collected = collectInvoice(world, invoice, { method: null })
  return { subscription: latest(world, subscription), invoice: collected.invoice }
}

function begin(
  world: World,
  asked: SubscriptionAsked,
  { first, isPaid }: { first: FirstPeriod; isPaid: boolean },
): Subscription {
  const fresh = describeSubscription(world, asked, first)
  const status = fresh.status === 'incomplete' && isPaid ? 'active' : fresh.status
  const subscription = world.store.subscriptions.put({ ...fresh, status })
  world.store.subscriptionMemory.put({ id: subscription.id, anchorDay: first.anchorDay, refusal: null })
  world.outbox.emit('customer.subscription.created', subscription)
  planAhead(world, subscription)
  return subscription
}

function firstInvoice(world: World, subscription: Subscription, first: FirstPeriod): Invoice {
  const lines = first.lines.flatMap((line, index) => {
    const item = subscription.items.data[index]
    return item ? [{ ...line, item, period: first.period }] : []
  })
  const now = world.clock.seconds()
  const draft = draftInvoice(world, {
    subscription,
    lines,
    reason: 'subscription_create',
    period: { start: now, end: now },
    isNow: true,
  })
  return finalizeInvoice(world, draft)
}

function latest(world: World, subscription: Subscription): Subscription {
  return world.store.subscriptions.get(subscription.id) ?? subscription
}
