import { differences } from '../differences.ts'
import type { Invoice, InvoicePayment, PaymentIntent, Subscription } from '../objects.ts'
import { idOf } from '../objects.ts'
import { createIntent } from '../payments/intents.ts'
import type { World } from '../world.ts'
import { describeInvoice, type InvoiceAsked } from './describe-invoice.ts'

const hour = 3600

/** Stores a draft and tells the world; unless `isNow`, it finalises itself an hour later. */
export function draftInvoice(world: World, asked: InvoiceAsked & { isNow: boolean }): Invoice {
  const fresh = describeInvoice(world, asked)
  const isHeld =
    asked.subscription.pause_collection?.behavior === 'keep_as_draft' || asked.subscription.status === 'unpaid'
  const invoice = world.store.invoices.put(
    isHeld ? { ...fresh, auto_advance: false, automatically_finalizes_at: null } : fresh,
  )
  const subscription = world.store.subscriptions.get(asked.subscription.id) ?? asked.subscription
  world.store.subscriptions.put({ ...subscription, latest_invoice: invoice.id })
  world.outbox.emit('invoice.created', invoice)
  if (!asked.isNow && !isHeld) world.clock.schedule({ kind: 'finalize-invoice', subject: invoice.id, inSeconds: hour })
  return invoice
}

/** Gives a draft its number and opens it. A zero total is paid by that; otherwise a payment intent waits to be paid. */
export function finalizeInvoice(world: World, draft: Invoice): Invoice {
  const now = world.clock.seconds()
  const customer = world.store.customers.get(idOf(draft.customer) ?? '')
  const sequence = customer?.next_invoice_sequence ?? 1
  if (customer) world.store.customers.put({ ...customer, next_invoice_sequence: sequence + 1 })
  world.clock.cancel('finalize-invoice', draft.id)
  const open = world.store.invoices.put({
    ...draft,
    status: 'open',
    automatically_finalizes_at: null,
    effective_at: now,
    ending_balance: 0,
    number: `${customer?.invoice_prefix ?? 'ATOM'}-${String(sequence).padStart(4, '0')}`,
    hosted_invoice_url: `${world.settings.publicUrl}/invoice/${draft.id}`,
    invoice_pdf: `${world.settings.publicUrl}/invoice/${draft.id}`,
    status_transitions: { ...draft.status_transitions, finalized_at: now },
  })
  world.outbox.emit('invoice.finalized', open)
  return open
}

/** Ties a payment intent to an invoice: the invoice payment that says how much of it pays what. */
export function payWith(world: World, invoice: Invoice, intent: PaymentIntent): InvoicePayment {
  return world.store.invoicePayments.put({
    id: world.ids.next('inpay_'),
    object: 'invoice_payment',
    amount_paid: null,
    amount_requested: invoice.amount_due,
    created: world.clock.seconds(),
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: false,
    payment: { type: 'payment_intent', payment_intent: intent.id },
    status: 'open',
    status_transitions: { canceled_at: null, paid_at: null },
  })
}

/** The intent that pays an open invoice; made when there is none yet. */
export function intentOf(world: World, invoice: Invoice): PaymentIntent {
  const payment = paymentsOf(world, invoice.id).find((one) => one.status === 'open')
  const known = world.store.paymentIntents.get(idOf(payment?.payment.payment_intent) ?? '')
  if (known) return known
  const isFirst = invoice.billing_reason === 'subscription_create'
  const intent = createIntent(world, {
    amount: invoice.amount_due,
    currency: invoice.currency,
    customer: idOf(invoice.customer),
    description: isFirst ? 'Subscription creation' : 'Subscription update',
    metadata: {},
    receiptEmail: null,
    statementDescriptor: null,
    suffix: null,
    setupFutureUsage: isFirst ? 'off_session' : null,
    captureMethod: 'automatic_async',
    allowedTypes: null,
    types: [...world.settings.paymentMethodTypes],
    isAutomatic: false,
  })
  payWith(world, invoice, intent)
  return intent
}

export function paymentsOf(world: World, invoiceId: string): InvoicePayment[] {
  return world.store.invoicePayments.newestFirst().filter((payment) => payment.invoice === invoiceId)
}

/** The invoice that a payment intent pays, if Billing made it. */
export function invoiceOf(world: World, intentId: string): Invoice | undefined {
  const payment = world.store.invoicePayments.newestFirst().find((one) => idOf(one.payment.payment_intent) === intentId)
  return world.store.invoices.get(idOf(payment?.invoice) ?? '')
}

export function subscriptionOf(world: World, invoice: Invoice): Subscription | undefined {
  return world.store.subscriptions.get(idOf(invoice.parent?.subscription_details?.subscription) ?? '')
}

/** Stores a changed invoice and tells of it. */
export function updateInvoice(world: World, before: Invoice, change: Partial<Invoice>): Invoice {
  const after = world.store.invoices.put({ ...before, ...change })
  const previous = differences(before, after)
  if (Object.keys(previous).length > 0) world.outbox.emit('invoice.updated', after, previous)
  return after
}

/** Closes an invoice without payment: nothing more will be asked for. */
export function closeInvoice(world: World, invoice: Invoice, status: 'void' | 'uncollectible'): Invoice {
  const now = world.clock.seconds()
  world.clock.cancel('retry-invoice', invoice.id)
  for (const payment of paymentsOf(world, invoice.id)) {
    if (payment.status !== 'open' || status !== 'void') continue
    world.store.invoicePayments.put({
      ...payment,
      status: 'canceled',
      status_transitions: { ...payment.status_transitions, canceled_at: now },
    })
    cancelIntent(world, idOf(payment.payment.payment_intent) ?? '')
  }
  const stamp = status === 'void' ? { voided_at: now } : { marked_uncollectible_at: now }
  const closed = world.store.invoices.put({
    ...invoice,
    status,
    auto_advance: false,
    next_payment_attempt: null,
    status_transitions: { ...invoice.status_transitions, ...stamp },
  })
  world.outbox.emit(status === 'void' ? 'invoice.voided' : 'invoice.marked_uncollectible', closed)
  return closed
}

function cancelIntent(world: World, id: string): void {
  const intent = world.store.paymentIntents.get(id)
  if (!intent || intent.status === 'succeeded' || intent.status === 'canceled') return
  const canceled = world.store.paymentIntents.put({
    ...intent,
    status: 'canceled',
    canceled_at: world.clock.seconds(),
    cancellation_reason: 'void_invoice',
    next_action: null,
  })
  world.outbox.emit('payment_intent.canceled', canceled)
}
