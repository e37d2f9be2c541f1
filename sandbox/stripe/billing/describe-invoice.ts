import type { Invoice, InvoiceLine, Subscription, SubscriptionItem } from '../objects.ts'
import { idOf } from '../objects.ts'
import { formatAmount } from '../resources/money.ts'
import type { World } from '../world.ts'
import type { Period } from './calendar.ts'

export interface InvoiceAsked {
  subscription: Subscription
  lines: readonly LineAsked[]
  reason: NonNullable<Invoice['billing_reason']>
  /** What an invoice's own period says: the one before, except for the first. */
  period: Period
}
export interface LineAsked {
  item: SubscriptionItem
  amount: number
  period: Period
  isProration: boolean
  isTrial: boolean
}

/** A draft invoice of a subscription, not yet stored. */
export function describeInvoice(world: World, asked: InvoiceAsked): Invoice {
  const { subscription } = asked
  const id = world.ids.next('in_')
  const total = asked.lines.reduce((sum, line) => sum + line.amount, 0)
  const now = world.clock.seconds()
  const customer = world.store.customers.get(idOf(subscription.customer) ?? '')
  return {
    id,
    object: 'invoice',
    ...empty,
    amount_due: total,
    amount_remaining: total,
    auto_advance: true,
    automatically_finalizes_at: now + 3600,
    billing_reason: asked.reason,
    created: now,
    currency: subscription.currency,
    customer: idOf(subscription.customer),
    customer_address: customer?.address ?? null,
    customer_email: customer?.email ?? null,
    customer_name: customer?.name ?? null,
    customer_phone: customer?.phone ?? null,
    customer_tax_exempt: customer?.tax_exempt ?? 'none',
    description: subscription.description,
    lines: {
      object: 'list',
      data: asked.lines.map((line) => describeLine(world, subscription, { ...line, invoice: id })),
      has_more: false,
      url: `/v1/invoices/${id}/lines`,
    },
    parent: {
      quote_details: null,
      subscription_details: { metadata: subscription.metadata, subscription: subscription.id },
      type: 'subscription_details',
    },
    period_end: asked.period.end,
    period_start: asked.period.start,
    subtotal: total,
    subtotal_excluding_tax: total,
    test_clock: idOf(subscription.test_clock),
    total,
    total_excluding_tax: total,
  }
}

const empty = {
  account_country: 'US',
  account_name: 'ATOM',
  account_tax_ids: null,
  amount_overpaid: 0,
  amount_paid: 0,
  amount_paid_off_stripe: 0,
  amount_shipping: 0,
  application: null,
  attempt_count: 0,
  attempted: false,
  automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
  collection_method: 'charge_automatically',
  custom_fields: null,
  customer_account: null,
  customer_shipping: null,
  customer_tax_ids: [],
  default_payment_method: null,
  default_source: null,
  default_tax_rates: [],
  discounts: [],
  due_date: null,
  effective_at: null,
  ending_balance: null,
  footer: null,
  from_invoice: null,
  hosted_invoice_url: null,
  invoice_pdf: null,
  issuer: { type: 'self' },
  last_finalization_error: null,
  latest_revision: null,
  livemode: false,
  metadata: {},
  next_payment_attempt: null,
  number: null,
  on_behalf_of: null,
  payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
  post_payment_credit_notes_amount: 0,
  pre_payment_credit_notes_amount: 0,
  receipt_number: null,
  rendering: null,
  shipping_cost: null,
  shipping_details: null,
  starting_balance: 0,
  statement_descriptor: null,
  status: 'draft',
  status_transitions: { finalized_at: null, marked_uncollectible_at: null, paid_at: null, voided_at: null },
  total_discount_amounts: [],
  total_pretax_credit_amounts: [],
  total_taxes: [],
  webhooks_delivered_at: null,
} satisfies Partial<Invoice>

function describeLine(
  world: World,
  subscription: Subscription,
  { item, amount, period, isProration, isTrial, invoice }: LineAsked & { invoice: string },
): InvoiceLine {
  const product = world.store.products.get(idOf(item.price.product) ?? '')?.name ?? 'Subscription'
  const quantity = item.quantity ?? 1
  const price = formatAmount(item.price.unit_amount ?? 0, item.price.currency)
  return {
    id: world.ids.next('il_'),
    object: 'line_item',
    amount,
    currency: item.price.currency,
    description: isTrial
      ? `Trial period for ${product}`
      : `${quantity} × ${product} (at ${price} / ${item.price.recurring?.interval ?? 'month'})`,
    discount_amounts: [],
    discountable: true,
    discounts: [],
    invoice,
    livemode: false,
    metadata: subscription.metadata,
    parent: {
      invoice_item_details: null,
      subscription_item_details: {
        invoice_item: null,
        proration: isProration,
        proration_details: { credited_items: null },
        subscription: subscription.id,
        subscription_item: item.id,
      },
      type: 'subscription_item_details',
    },
    period,
    pretax_credit_amounts: [],
    pricing: {
      price_details: { price: item.price.id, product: idOf(item.price.product) ?? '' },
      type: 'price_details',
      unit_amount_decimal: item.price.unit_amount_decimal,
    },
    quantity,
    quantity_decimal: String(quantity),
    subscription: subscription.id,
    subtotal: amount,
    taxes: [],
  }
}
