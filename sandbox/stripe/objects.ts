import type Stripe from 'stripe'

/** Stripe's objects as they travel on the wire: the SDK's types, except where the SDK turns text into classes of its own. */
export type Customer = Stripe.Customer
export type DeletedCustomer = Stripe.DeletedCustomer
export type Product = Stripe.Product
export type Price = Omit<Stripe.Price, 'unit_amount_decimal' | 'currency_options' | 'tiers'> & {
  unit_amount_decimal: string | null
}
export type Session = Omit<Stripe.Checkout.Session, 'currency_conversion' | 'line_items' | 'payment_intent'> & {
  currency_conversion: null
  payment_intent: string | null
}
export type LineItem = Omit<Stripe.LineItem, 'price' | 'discounts' | 'taxes'> & { price: Price }
export type PaymentIntent = Stripe.PaymentIntent
export type PaymentMethod = Stripe.PaymentMethod
export type Charge = Omit<Stripe.Charge, 'refunds'>
export type Refund = Stripe.Refund
export type Mandate = Stripe.Mandate
export type SetupIntent = Stripe.SetupIntent
export type Dispute = Stripe.Dispute
export type EarlyFraudWarning = Stripe.Radar.EarlyFraudWarning
export type Payout = Stripe.Payout
export type TestClock = Stripe.TestHelpers.TestClock
export type Plan = Omit<Stripe.Plan, 'amount_decimal' | 'tiers'> & { amount_decimal: string | null }
export type SubscriptionItem = Omit<Stripe.SubscriptionItem, 'plan' | 'price'> & { plan: Plan; price: Price }
export type Subscription = Omit<Stripe.Subscription, 'items' | 'pending_update'> & {
  items: ListOf<SubscriptionItem>
  pending_update: null
}
export type InvoiceLine = Omit<Stripe.InvoiceLineItem, 'pricing' | 'quantity_decimal'> & {
  pricing: Omit<NonNullable<Stripe.InvoiceLineItem['pricing']>, 'unit_amount_decimal'> & {
    unit_amount_decimal: string | null
  }
  quantity_decimal: string | null
}
export type Invoice = Omit<Stripe.Invoice, 'lines' | 'payments'> & { lines: ListOf<InvoiceLine> }
export type InvoicePayment = Stripe.InvoicePayment
export type BalanceEntry = Stripe.BalanceTransaction
export type WebhookEndpoint = Omit<Stripe.WebhookEndpoint, 'secret'>
export type EventType = Stripe.Event['type']
export type Metadata = Record<string, string>

/** An event as stored: the object inside is a snapshot, kept as plain JSON. */
export interface StoredEvent {
  id: string
  object: 'event'
  api_version: string
  created: number
  data: { object: Json; previous_attributes?: Json }
  livemode: boolean
  pending_webhooks: number
  request: { id: string | null; idempotency_key: string | null }
  type: EventType
}

/** A list inside an object. */
export interface ListOf<Row> {
  object: 'list'
  data: Row[]
  has_more: boolean
  url: string
}

export type Json = null | boolean | number | string | Json[] | JsonObject
export interface JsonObject {
  [key: string]: Json
}

/** A plain copy of anything that can be written as JSON: what a reader of the wire would see. */
export function toJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value))
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The id of a reference that Stripe types as "id or expanded object". */
export function idOf(reference: string | { id: string } | null | undefined): string | null {
  if (reference === null || reference === undefined) return null
  return typeof reference === 'string' ? reference : reference.id
}
