import type Stripe from 'stripe'
import type { CardSeen, InvoiceSeen, SubscriptionSeen } from '#app/domain/giving/recurring/plan-payments.ts'
import { parseId } from '#app/units/id.ts'
import { parseMonth } from '#app/units/time.ts'
import { chargeOf, failureOf } from './stripe-checkout.server.ts'
import { expectObject, fromStripe, idOf, instantOf, patiently } from './stripe-client.server.ts'
import { ownPlanId } from './stripe-plan-checkout.server.ts'

const withCard = { expand: ['default_payment_method'] }

export async function readSubscription(stripe: Stripe, environment: string, id: string): Promise<SubscriptionSeen> {
  const seen = await patiently(async () =>
    expectObject(await stripe.subscriptions.retrieve(id, withCard), 'subscription'),
  )
  return subscriptionOf(seen, environment)
}

export function subscriptionOf(subscription: Stripe.Subscription, environment: string): SubscriptionSeen {
  const items = subscription.items.data
  const [item] = items
  if (!item) throw new Error(`subscription ${subscription.id} has no item`)
  const pause = subscription.pause_collection
  return {
    subscriptionId: subscription.id,
    planId: ownPlanId(environment, subscription.metadata),
    changeId: parseId('pch', subscription.metadata.change_id),
    status: statusOf(subscription.status),
    itemId: item.id,
    amount: fromStripe(items.reduce((sum, one) => sum + (one.price.unit_amount ?? 0) * (one.quantity ?? 1), 0)),
    currency: subscription.currency,
    interval: item.price.recurring?.interval ?? '',
    anchoredAt: instantOf(subscription.billing_cycle_anchor),
    nextChargeAt: instantOf(item.current_period_end),
    isCancelling: subscription.cancel_at_period_end || subscription.cancel_at !== null,
    isPaused: pause !== null,
    resumesAt: pause?.resumes_at ? instantOf(pause.resumes_at) : null,
    endedAt: subscription.ended_at ? instantOf(subscription.ended_at) : null,
    endedBecause: subscription.ended_at ? endOf(subscription.cancellation_details?.reason) : null,
    customerId: idOf(subscription.customer),
    latestInvoiceId: idOf(subscription.latest_invoice),
    card: cardOf(subscription.default_payment_method),
  }
}

function statusOf(status: Stripe.Subscription.Status): SubscriptionSeen['status'] {
  switch (status) {
    case 'incomplete':
      return 'incomplete'
    case 'past_due':
    case 'unpaid':
      return 'past_due'
    case 'canceled':
      return 'ended'
    case 'incomplete_expired':
      return 'never_began'
    default:
      return 'running'
  }
}

function endOf(reason: string | null | undefined): SubscriptionSeen['endedBecause'] {
  if (reason === 'payment_failed') return 'not_paid'
  return reason === 'payment_disputed' ? 'disputed' : 'asked'
}

function cardOf(method: string | Stripe.PaymentMethod | null): CardSeen | null {
  if (method === null) return null
  if (typeof method === 'string') return { methodId: method, brand: null, last4: null, expires: null }
  const { id, card } = method
  const expires = card ? parseMonth(`${card.exp_year}-${String(card.exp_month).padStart(2, '0')}`) : null
  return { methodId: id, brand: card?.brand ?? null, last4: card?.last4 ?? null, expires }
}

/** An invoice with the payment that paid it, or the one that was tried last. */
export async function readInvoice(stripe: Stripe, environment: string, id: string): Promise<InvoiceSeen> {
  const invoice = await patiently(async () =>
    expectObject(await stripe.invoices.retrieve(id, { expand: ['payments'] }), 'invoice'),
  )
  const payment = await paymentOf(stripe, invoice)
  return invoiceOf(invoice, payment, environment)
}

async function paymentOf(stripe: Stripe, invoice: Stripe.Invoice): Promise<Stripe.PaymentIntent | null> {
  const payments = invoice.payments?.data ?? []
  const named = payments.find((one) => one.status === 'paid') ?? payments.find((one) => one.is_default)
  const paymentIntentId = idOf(named?.payment.payment_intent)
  if (!paymentIntentId) return null
  const expand = ['latest_charge.balance_transaction']
  return patiently(async () =>
    expectObject(await stripe.paymentIntents.retrieve(paymentIntentId, { expand }), 'payment_intent'),
  )
}

function invoiceOf(invoice: Stripe.Invoice, payment: Stripe.PaymentIntent | null, environment: string): InvoiceSeen {
  const details = invoice.parent?.subscription_details ?? null
  return {
    invoiceId: invoice.id,
    subscriptionId: idOf(details?.subscription),
    planId: ownPlanId(environment, details?.metadata),
    status: standingOf(invoice.status),
    amount: fromStripe(invoice.status === 'paid' ? invoice.amount_paid : invoice.amount_due),
    currency: invoice.currency,
    attempts: invoice.attempt_count,
    nextAttemptAt: invoice.next_payment_attempt ? instantOf(invoice.next_payment_attempt) : null,
    payUrl: invoice.hosted_invoice_url ?? null,
    createdAt: instantOf(invoice.created),
    customerId: idOf(invoice.customer),
    paymentIntentId: payment?.id ?? null,
    charge: payment ? chargeOf(payment) : null,
    failure: payment?.last_payment_error ? failureOf(payment.last_payment_error) : null,
  }
}

const standings: readonly InvoiceSeen['status'][] = ['open', 'paid', 'void', 'uncollectible']

/** What Stripe may call it besides is not an invoice to be paid yet. */
function standingOf(status: string | null): InvoiceSeen['status'] {
  return standings.find((standing) => standing === status) ?? 'draft'
}

export async function listInvoices(stripe: Stripe, subscriptionId: string): Promise<string[]> {
  const page = await patiently(() => stripe.invoices.list({ subscription: subscriptionId, limit: 100 }))
  if (page.lastResponse.statusCode !== 200 || page.object !== 'list')
    throw new Error('Stripe answered no list of invoices')
  return page.data.map((invoice) => invoice.id)
}
