import type { Invoice, PaymentIntent, Subscription } from '../objects.ts'
import { idOf } from '../objects.ts'
import { confirmIntent } from '../payments/confirm.ts'
import type { Decline } from '../payments/test-card.ts'
import type { World } from '../world.ts'
import { intentOf, invoiceOf, paymentsOf, subscriptionOf, updateInvoice } from './invoices.ts'
import { planRetry } from './plan-retry.ts'
import { changeStatus } from './subscriptions.ts'

export interface Collected {
  invoice: Invoice
  decline: Decline | null
  chargeId: string | null
}

/** Tries to get an open invoice paid, with the method named or the one on file. */
export function collectInvoice(world: World, invoice: Invoice, how: { method: string | null }): Collected {
  if (invoice.amount_due === 0) return { invoice: settleInvoice(world, invoice, null), decline: null, chargeId: null }
  const method = world.store.paymentMethods.get(how.method ?? methodOnFile(world, invoice) ?? '')
  const intent = intentOf(world, invoice)
  if (!method) return { invoice: failInvoice(world, invoice, unasked), decline: noMethod, chargeId: null }
  const done = confirmIntent(world, { intent, method, offSession: false, returnUrl: null })
  const after = tellInvoice(world, done.intent, done.decline) ?? invoice
  return { invoice: after, decline: done.decline, chargeId: done.chargeId }
}

const noMethod: Decline = {
  code: 'invoice_payment_intent_requires_action',
  message:
    'There is no payment method on file for this invoice. Attach one to the customer and make it the default, or pass payment_method.',
}

function methodOnFile(world: World, invoice: Invoice): string | null {
  const customer = world.store.customers.get(idOf(invoice.customer) ?? '')
  return (
    idOf(invoice.default_payment_method) ??
    idOf(subscriptionOf(world, invoice)?.default_payment_method) ??
    idOf(customer?.invoice_settings.default_payment_method)
  )
}

/** What became of an invoice's intent becomes of the invoice; null when Billing has nothing to do with the intent. */
export function tellInvoice(world: World, intent: PaymentIntent, decline: Decline | null): Invoice | null {
  const invoice = invoiceOf(world, intent.id)
  if (!invoice || invoice.status === 'paid' || invoice.status === 'void') return null
  if (intent.status === 'succeeded') return settleInvoice(world, invoice, intent)
  if (intent.status === 'processing') return awaitDebit(world, invoice)
  if (intent.status === 'requires_action') return askOwner(world, invoice)
  if (decline) return failInvoice(world, invoice, { decline, wasDebit: isDebit(world, intent) })
  return invoice
}

/** A bank debit was counted when it went out; that it failed is the end of that attempt and not another. */
function isDebit(world: World, intent: PaymentIntent): boolean {
  const charge = world.store.charges.get(idOf(intent.latest_charge) ?? '')
  return charge !== undefined && charge.payment_method_details?.type !== 'card'
}

/** The money is on its way: the invoice stays open, and the subscription runs meanwhile. */
function awaitDebit(world: World, invoice: Invoice): Invoice {
  const attempts = Math.max(1, invoice.attempt_count)
  const change = { attempted: true, attempt_count: attempts, next_payment_attempt: null }
  const waiting = updateInvoice(world, invoice, change)
  world.clock.cancel('retry-invoice', invoice.id)
  const subscription = subscriptionOf(world, invoice)
  if (subscription?.status === 'incomplete') changeStatus(world, subscription, 'active')
  return waiting
}

function askOwner(world: World, invoice: Invoice): Invoice {
  const failed = failInvoice(world, invoice, unasked)
  world.outbox.emit('invoice.payment_action_required', failed)
  return failed
}

/** Marks an invoice paid, by an intent or because nothing was due, and brings its subscription back to life. */
export function settleInvoice(world: World, invoice: Invoice, intent: PaymentIntent | null): Invoice {
  const now = world.clock.seconds()
  world.clock.cancel('retry-invoice', invoice.id)
  if (intent) settlePayment(world, invoice, intent)
  const paid = updateInvoice(world, invoice, {
    status: 'paid',
    attempted: true,
    attempt_count: intent ? Math.max(1, invoice.attempt_count) : invoice.attempt_count,
    amount_paid: invoice.amount_due,
    amount_remaining: 0,
    auto_advance: false,
    next_payment_attempt: null,
    status_transitions: { ...invoice.status_transitions, paid_at: now },
  })
  world.outbox.emit('invoice.paid', paid)
  world.outbox.emit('invoice.payment_succeeded', paid)
  const subscription = subscriptionOf(world, paid)
  if (subscription && isRevivable(subscription, paid)) changeStatus(world, subscription, 'active')
  return paid
}

function settlePayment(world: World, invoice: Invoice, intent: PaymentIntent): void {
  const payment = paymentsOf(world, invoice.id).find((one) => idOf(one.payment.payment_intent) === intent.id)
  if (!payment) throw new Error(`${intent.id} does not pay ${invoice.id}`)
  const paid = world.store.invoicePayments.put({
    ...payment,
    amount_paid: intent.amount_received,
    status: 'paid',
    status_transitions: { ...payment.status_transitions, paid_at: world.clock.seconds() },
  })
  world.outbox.emit('invoice_payment.paid', paid)
}

/** A late payment revives a subscription when it is for its latest invoice. */
function isRevivable(subscription: Subscription, invoice: Invoice): boolean {
  const isLatest = idOf(subscription.latest_invoice) === invoice.id
  return isLatest && ['incomplete', 'past_due', 'unpaid'].includes(subscription.status)
}

interface Failed {
  decline: Decline | null
  wasDebit: boolean
}
const unasked: Failed = { decline: null, wasDebit: false }

/** An attempt failed: counts it when the schedule made it, plans the next, and lets the subscription fall behind. */
function failInvoice(world: World, invoice: Invoice, { decline, wasDebit }: Failed): Invoice {
  const subscription = subscriptionOf(world, invoice)
  const due = invoice.next_payment_attempt
  const isCounted = invoice.attempt_count === 0 || (due !== null && due <= world.clock.seconds())
  const attempts = isCounted ? invoice.attempt_count + 1 : invoice.attempt_count
  const failed = planRetry(
    world,
    { ...invoice, attempted: true, attempt_count: attempts },
    { decline, isAutomatic: isCounted || wasDebit },
  )
  world.store.invoices.put(failed)
  world.outbox.emit('invoice.payment_failed', failed)
  if (subscription?.status === 'active' || subscription?.status === 'trialing')
    changeStatus(world, subscription, 'past_due')
  return failed
}
