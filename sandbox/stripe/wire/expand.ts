import { findObject } from '../find-object.ts'
import { idOf, isJsonObject, type Json, type JsonObject, toJson } from '../objects.ts'
import type { World } from '../world.ts'
import { invalid } from './errors.ts'

/** The fields of each kind that hold an id and can be written out; a dotted name is a plain part of a kind. */
const expandable: Record<string, readonly string[]> = {
  charge: [
    'balance_transaction',
    'customer',
    'failure_balance_transaction',
    'payment_intent',
    'review',
    'on_behalf_of',
    'application',
    'application_fee',
    'source_transfer',
  ],
  payment_intent: ['customer', 'latest_charge', 'payment_method', 'review', 'on_behalf_of', 'application', 'source'],
  'checkout.session': ['customer', 'payment_intent', 'setup_intent', 'subscription', 'invoice', 'payment_link'],
  refund: [
    'balance_transaction',
    'charge',
    'customer',
    'failure_balance_transaction',
    'payment_intent',
    'payment_method',
    'source_transfer_reversal',
    'transfer_reversal',
  ],
  balance_transaction: ['source'],
  payment_method: ['customer'],
  customer: ['default_source', 'test_clock'],
  'customer.invoice_settings': ['default_payment_method'],
  price: ['product'],
  product: ['default_price', 'tax_code'],
  setup_intent: ['customer', 'latest_attempt', 'mandate', 'on_behalf_of', 'payment_method', 'single_use_mandate'],
  mandate: ['payment_method'],
  subscription: [
    'customer',
    'default_payment_method',
    'default_source',
    'latest_invoice',
    'pending_setup_intent',
    'schedule',
    'test_clock',
  ],
  invoice: ['customer', 'default_payment_method', 'default_source', 'on_behalf_of', 'test_clock'],
  'invoice.parent.subscription_details': ['subscription'],
  'line_item.pricing.price_details': ['price'],
  'subscription_item.plan': ['product'],
  plan: ['product'],
  invoice_payment: ['invoice'],
  'invoice_payment.payment': ['charge', 'payment_intent'],
  dispute: ['charge', 'payment_intent'],
  payout: ['balance_transaction', 'destination', 'failure_balance_transaction', 'original_payout', 'reversed_by'],
  'radar.early_fraud_warning': ['charge', 'payment_intent'],
}

const deepest = 4

/** Writes out the references a request asked for. A path that leads nowhere is a 400, as at Stripe. */
export function expand(world: World, answer: Json, paths: readonly string[]): Json {
  for (const path of paths) {
    const steps = path.split('.')
    if (steps.length > deepest)
      throw invalid(`You cannot expand more than ${deepest} levels of a property. (Property: ${path})`, {
        param: 'expand',
      })
    walk(world, answer, { steps, path, kind: '' })
  }
  return answer
}

interface Journey {
  steps: string[]
  path: string
  /** The kind of the object that a plain part belongs to, dotted. */
  kind: string
}

function walk(world: World, value: Json, { steps, path, kind }: Journey): void {
  const [step, ...rest] = steps
  if (step === undefined || !isJsonObject(value)) return
  const here = typeof value.object === 'string' ? value.object : kind
  if (here === 'list') {
    walkList(world, value, { steps, path, kind })
    return
  }
  if (expandable[here]?.includes(step)) value[step] = writeOut(world, value[step] ?? null)
  else if (isIncludable(here, step)) value[step] = include(world, { kind: here, step }, value)
  else if (!isJsonObject(value[step]) || (rest.length === 0 && !isWhole(value[step]))) throw cannot(path, here)
  walk(world, value[step] ?? null, { steps: rest, path, kind: `${here}.${step}` })
}

function isWhole(value: Json | undefined): boolean {
  return isJsonObject(value) && typeof value.object === 'string'
}

function walkList(world: World, list: JsonObject, { steps: [first, ...rest], path }: Journey): void {
  if (first !== 'data') throw cannot(path, 'list')
  for (const item of Array.isArray(list.data) ? list.data : []) walk(world, item, { steps: rest, path, kind: '' })
}

function cannot(path: string, kind: string) {
  const hint = kind === 'list' ? ` You may want to try expanding 'data.${path}' instead.` : ''
  return invalid(`This property cannot be expanded (${path}).${hint}`, { param: 'expand' })
}

function writeOut(world: World, reference: Json): Json {
  return typeof reference === 'string' ? toJson(findObject(world, reference) ?? reference) : reference
}

const includable: Record<string, readonly string[]> = {
  charge: ['refunds'],
  'checkout.session': ['line_items'],
  invoice: ['confirmation_secret', 'payments'],
}

function isIncludable(kind: string, step: string): boolean {
  return includable[kind]?.includes(step) === true
}

function include(world: World, { kind, step }: { kind: string; step: string }, value: JsonObject): Json {
  const id = String(value.id)
  const whole = { object: 'list', has_more: false }
  if (kind === 'charge') {
    const refunds = world.store.refunds.newestFirst().filter((refund) => refund.charge === id)
    return toJson({ ...whole, data: refunds, url: `/v1/charges/${id}/refunds` })
  }
  if (kind === 'invoice') {
    const data = world.store.invoicePayments.newestFirst().filter((payment) => payment.invoice === id)
    if (step === 'payments') return toJson({ ...whole, data, url: '/v1/invoice_payments' })
    const intent = world.store.paymentIntents.get(idOf(data[0]?.payment.payment_intent) ?? '')
    return intent ? { client_secret: intent.client_secret ?? '', type: 'payment_intent' } : null
  }
  const lines = world.store.sessionMemory.get(id)?.lineItems ?? []
  return toJson({ ...whole, data: lines, url: `/v1/checkout/sessions/${id}/line_items` })
}
