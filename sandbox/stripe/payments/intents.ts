import type { Metadata, PaymentIntent } from '../objects.ts'
import { toJson } from '../objects.ts'
import { invalid } from '../wire/errors.ts'
import type { World } from '../world.ts'

export interface IntentAsked {
  amount: number
  currency: string
  customer: string | null
  description: string | null
  metadata: Metadata
  receiptEmail: string | null
  statementDescriptor: string | null
  suffix: string | null
  setupFutureUsage: 'off_session' | 'on_session' | null
  captureMethod: 'automatic' | 'automatic_async'
  confirmationMethod?: 'automatic' | 'manual'
  allowedTypes: PaymentIntent['allowed_payment_method_types']
  types: string[]
  /** Direct intents offer what the Dashboard has switched on; those of Checkout offer what the session says. */
  isAutomatic: boolean
  allowRedirects?: 'always' | 'never'
}

/** Stores a payment intent that waits for a payment method, and emits `payment_intent.created`. */
export function createIntent(world: World, asked: IntentAsked): PaymentIntent {
  const id = world.ids.next('pi_')
  const intent = world.store.paymentIntents.put({
    id,
    object: 'payment_intent',
    allowed_payment_method_types: asked.allowedTypes,
    amount: asked.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: asked.isAutomatic
      ? { allow_redirects: asked.allowRedirects ?? 'always', enabled: true }
      : null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: asked.captureMethod,
    client_secret: `${id}_${world.ids.next('secret_')}`,
    confirmation_method: asked.confirmationMethod ?? 'automatic',
    created: world.clock.seconds(),
    currency: asked.currency,
    customer: asked.customer,
    customer_account: null,
    description: asked.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: asked.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: asked.isAutomatic ? { id: 'pmc_sandbox', parent: null } : null,
    payment_method_options: describeOptions(asked.types),
    payment_method_types: asked.types,
    payment_record: null,
    processing: null,
    receipt_email: asked.receiptEmail,
    review: null,
    setup_future_usage: asked.setupFutureUsage,
    shipping: null,
    source: null,
    statement_descriptor: asked.statementDescriptor,
    statement_descriptor_suffix: asked.suffix,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  })
  world.outbox.emit('payment_intent.created', intent)
  return intent
}

function describeOptions(types: string[]): PaymentIntent['payment_method_options'] {
  const card = {
    installments: null,
    mandate_options: null,
    network: null,
    request_three_d_secure: 'automatic',
  } as const
  return {
    ...(types.includes('card') ? { card } : {}),
    ...(types.includes('link') ? { link: { persistent_token: null } } : {}),
  }
}

/** Refuses an action that the intent's state does not allow, the way Stripe words it. */
export function requireStatus(
  intent: PaymentIntent,
  action: string,
  allowed: readonly PaymentIntent['status'][],
): void {
  if (allowed.includes(intent.status)) return
  const wanted = allowed.join(', ')
  const error = invalid(
    `You cannot ${action} this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be ${past[action] ?? action}: ${wanted}.`,
    { code: 'payment_intent_unexpected_state' },
  )
  error.body.payment_intent = toJson(intent)
  throw error
}

const past: Record<string, string> = { cancel: 'canceled', confirm: 'confirmed' }
