import type { PaymentIntent } from '../objects.ts'
import { idOf, toJson } from '../objects.ts'
import { type Confirmed, confirmIntent } from '../payments/confirm.ts'
import { pendingDebit, stopDebit } from '../payments/debits.ts'
import { cardError } from '../payments/declines.ts'
import { createIntent, requireStatus } from '../payments/intents.ts'
import { offeredTypes, paymentMethodTypes, typesGone } from '../payments/offered-types.ts'
import { tellOwner } from '../payments/tell-owner.ts'
import { invalid, missing, NotImplemented } from '../wire/errors.ts'
import { createdParams, page, pageParams } from '../wire/lists.ts'
import { mergeMetadata } from '../wire/metadata.ts'
import {
  either,
  flag,
  integer,
  list,
  metadata,
  oneOf,
  optional,
  type Read,
  shape,
  text,
  unsettable,
} from '../wire/params.ts'
import { route } from '../wire/route.ts'
import type { World } from '../world.ts'
import { requireCustomer } from './customers.ts'
import { currencyParam, readAmount } from './money.ts'
import { ownMethod } from './own-method.ts'

const offSession = either(flag(), oneOf(['one_off', 'recurring']), (raw) => raw === 'true' || raw === 'false')
const confirmable = {
  payment_method: optional(text()),
  off_session: optional(offSession),
  return_url: optional(text()),
  receipt_email: optional(unsettable(text())),
  setup_future_usage: optional(oneOf(['off_session', 'on_session'])),
  error_on_requires_action: optional(flag()),
  allowed_payment_method_types: optional(list(oneOf(paymentMethodTypes))),
  payment_method_types: typesGone(),
}
const elsewhere = [
  'amount_details',
  'capture_method',
  'confirmation_token',
  'customer_account',
  'excluded_payment_method_types',
  'hooks',
  'mandate',
  'mandate_data',
  'payment_details',
  'payment_method_data',
  'payment_method_options',
  'radar_options',
  'shipping',
  'use_stripe_sdk',
]
const createParams = shape(
  {
    ...confirmable,
    amount: integer(),
    currency: currencyParam,
    automatic_payment_methods: optional(
      shape({ enabled: flag(), allow_redirects: optional(oneOf(['always', 'never'])) }),
    ),
    capture_method: optional(oneOf(['automatic', 'automatic_async', 'manual'])),
    confirm: optional(flag()),
    confirmation_method: optional(oneOf(['automatic', 'manual'])),
    customer: optional(text()),
    description: optional(text()),
    metadata: metadata(),
    statement_descriptor: optional(text({ max: 22 })),
    statement_descriptor_suffix: optional(text({ max: 22 })),
  },
  [
    ...elsewhere,
    'application_fee_amount',
    'on_behalf_of',
    'payment_method_configuration',
    'transfer_data',
    'transfer_group',
  ],
)
const confirmParams = shape(confirmable, [...elsewhere, 'amount_to_confirm'])
const cancelParams = shape({
  cancellation_reason: optional(oneOf(['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer'])),
})
const listParams = shape({ ...pageParams, ...createdParams, customer: optional(text()) }, ['customer_account'])

export const paymentIntentRoutes = [
  route('POST', '/v1/payment_intents', createParams, create),
  route('GET', '/v1/payment_intents', listParams, (world, input) => {
    const rows = world.store.paymentIntents.newestFirst()
    const ofCustomer = rows.filter((row) => input.customer === undefined || idOf(row.customer) === input.customer)
    return page(ofCustomer, input, { url: '/v1/payment_intents', kind: 'payment_intent' })
  }),
  route('GET', '/v1/payment_intents/{intent}', shape({ client_secret: optional(text()) }), (world, _input, id) =>
    requireIntent(world, id),
  ),
  route('POST', '/v1/payment_intents/{intent}/confirm', confirmParams, (world, input, id) =>
    confirm(world, requireIntent(world, id), input),
  ),
  route('POST', '/v1/payment_intents/{intent}/cancel', cancelParams, cancel),
]

function create(world: World, input: Read<typeof createParams>): PaymentIntent {
  if (input.capture_method === 'manual') throw new NotImplemented('capture_method=manual')
  const amount = readAmount(input.amount, input.currency, 'amount')
  if (input.customer !== undefined) requireCustomer(world, input.customer, { param: 'customer' })
  if (input.off_session !== undefined && input.off_session !== false && input.confirm !== true)
    throw invalid('`off_session` can only be set to `true` when `confirm` is `true`.', { param: 'off_session' })
  const method =
    input.payment_method === undefined ? null : ownMethod(world, input.payment_method, input.customer ?? null)
  const types = offeredTypes(world, {
    allowed: input.allowed_payment_method_types,
    currency: input.currency,
  })
  const intent = createIntent(world, {
    amount,
    currency: input.currency,
    customer: input.customer ?? null,
    description: input.description ?? null,
    metadata: mergeMetadata({}, input.metadata),
    receiptEmail: input.receipt_email ?? null,
    statementDescriptor: input.statement_descriptor ?? null,
    suffix: input.statement_descriptor_suffix ?? null,
    setupFutureUsage: input.setup_future_usage ?? null,
    captureMethod: input.capture_method ?? 'automatic_async',
    confirmationMethod: input.confirmation_method ?? 'automatic',
    allowedTypes: input.allowed_payment_method_types ?? null,
    types,
    isAutomatic: input.automatic_payment_methods?.enabled !== false,
    allowRedirects: input.automatic_payment_methods?.allow_redirects ?? 'always',
  })
  const ready = method
    ? world.store.paymentIntents.put({ ...intent, payment_method: method.id, status: 'requires_confirmation' })
    : intent
  return input.confirm ? confirm(world, ready, { ...input, payment_method: method?.id }) : ready
}

function confirm(world: World, intent: PaymentIntent, input: Read<typeof confirmParams>): PaymentIntent {
  requireStatus(intent, 'confirm', ['requires_payment_method', 'requires_confirmation', 'requires_action'])
  const named = input.payment_method ?? idOf(intent.payment_method)
  if (!named) throw needsMethod(intent)
  const method = ownMethod(world, named, idOf(intent.customer))
  const ready = { ...intent, payment_method: method.id }
  if (input.receipt_email !== undefined) ready.receipt_email = input.receipt_email
  if (input.setup_future_usage !== undefined) ready.setup_future_usage = input.setup_future_usage
  const isAway = input.off_session !== undefined && input.off_session !== false
  const done = confirmIntent(world, { intent: ready, method, offSession: isAway, returnUrl: input.return_url ?? null })
  tellOwner(world, done.intent, done.decline)
  return answerOf(world, done, method.id)
}

function answerOf(world: World, { intent, decline, chargeId }: Confirmed, methodId: string): PaymentIntent {
  if (!decline) return intent
  const method = toJson(world.store.paymentMethods.get(methodId))
  throw cardError(decline, {
    ...(chargeId ? { charge: chargeId } : {}),
    payment_intent: toJson(intent),
    payment_method: method,
  })
}

function needsMethod(intent: PaymentIntent) {
  const error = invalid(
    'You cannot confirm this PaymentIntent because it is missing a payment method. Update the PaymentIntent with a payment method and then confirm it again.',
    { code: 'payment_intent_unexpected_state' },
  )
  error.body.payment_intent = toJson(intent)
  return error
}

function cancel(world: World, input: Read<typeof cancelParams>, id: string): PaymentIntent {
  const intent = requireIntent(world, id)
  requireStatus(intent, 'cancel', ['requires_payment_method', 'requires_confirmation', 'requires_action', 'processing'])
  const debit = pendingDebit(world, intent)
  if (debit) stopDebit(world, debit)
  const canceled = world.store.paymentIntents.put({
    ...intent,
    status: 'canceled',
    canceled_at: world.clock.seconds(),
    cancellation_reason: input.cancellation_reason ?? null,
    next_action: null,
  })
  world.outbox.emit('payment_intent.canceled', canceled)
  return canceled
}

function requireIntent(world: World, id: string): PaymentIntent {
  const intent = world.store.paymentIntents.get(id)
  if (!intent) throw missing({ kind: 'payment_intent', id, param: 'intent', inAddress: true })
  return intent
}
