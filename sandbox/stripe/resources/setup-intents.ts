import type { SetupIntent } from '../objects.ts'
import { idOf, toJson } from '../objects.ts'
import { cardError } from '../payments/declines.ts'
import { offeredTypes, paymentMethodTypes, typesGone } from '../payments/offered-types.ts'
import { confirmSetup, createSetupIntent, type SetUp } from '../payments/setup-intents.ts'
import { invalid, missing } from '../wire/errors.ts'
import { createdParams, page, pageParams } from '../wire/lists.ts'
import { mergeMetadata } from '../wire/metadata.ts'
import { flag, list, metadata, oneOf, optional, type Read, shape, text } from '../wire/params.ts'
import { route } from '../wire/route.ts'
import type { World } from '../world.ts'
import { requireCustomer } from './customers.ts'
import { ownMethod } from './own-method.ts'

const mandateParam = shape({
  customer_acceptance: shape(
    {
      type: oneOf(['online', 'offline']),
      online: optional(shape({ ip_address: optional(text()), user_agent: optional(text()) })),
    },
    ['accepted_at', 'offline'],
  ),
})
const createParams = shape(
  {
    allowed_payment_method_types: optional(list(oneOf(paymentMethodTypes))),
    automatic_payment_methods: optional(
      shape({ enabled: flag(), allow_redirects: optional(oneOf(['always', 'never'])) }),
    ),
    confirm: optional(flag()),
    customer: optional(text()),
    description: optional(text()),
    mandate_data: optional(mandateParam),
    metadata: metadata(),
    payment_method: optional(text()),
    payment_method_types: typesGone(),
    return_url: optional(text()),
    usage: optional(oneOf(['off_session', 'on_session'])),
  },
  [
    'attach_to_self',
    'confirmation_token',
    'customer_account',
    'excluded_payment_method_types',
    'flow_directions',
    'on_behalf_of',
    'payment_method_configuration',
    'payment_method_data',
    'payment_method_options',
    'single_use',
    'use_stripe_sdk',
  ],
)
const confirmParams = shape(
  { mandate_data: optional(mandateParam), payment_method: optional(text()), return_url: optional(text()) },
  [
    'allowed_payment_method_types',
    'confirmation_token',
    'payment_method_data',
    'payment_method_options',
    'use_stripe_sdk',
  ],
)
const cancelParams = shape({
  cancellation_reason: optional(oneOf(['abandoned', 'duplicate', 'requested_by_customer'])),
})
const listParams = shape(
  { ...pageParams, ...createdParams, customer: optional(text()), payment_method: optional(text()) },
  ['attach_to_self', 'customer_account'],
)

export const setupIntentRoutes = [
  route('POST', '/v1/setup_intents', createParams, create),
  route('GET', '/v1/setup_intents', listParams, (world, input) => {
    const rows = world.store.setupIntents
      .newestFirst()
      .filter((row) => input.customer === undefined || idOf(row.customer) === input.customer)
      .filter((row) => input.payment_method === undefined || idOf(row.payment_method) === input.payment_method)
    return page(rows, input, { url: '/v1/setup_intents', kind: 'setup_intent' })
  }),
  route('GET', '/v1/setup_intents/{intent}', shape({ client_secret: optional(text()) }), (world, _input, id) =>
    requireIntent(world, id),
  ),
  route('POST', '/v1/setup_intents/{intent}/confirm', confirmParams, (world, input, id) =>
    confirm(world, requireIntent(world, id), input),
  ),
  route('POST', '/v1/setup_intents/{intent}/cancel', cancelParams, cancel),
  route('GET', '/v1/mandates/{mandate}', shape({}), (world, _input, id) => {
    const mandate = world.store.mandates.get(id)
    if (!mandate) throw missing({ kind: 'mandate', id, param: 'mandate', inAddress: true })
    return mandate
  }),
]

function create(world: World, input: Read<typeof createParams>): SetupIntent {
  if (input.customer !== undefined) requireCustomer(world, input.customer, { param: 'customer' })
  const method =
    input.payment_method === undefined ? null : ownMethod(world, input.payment_method, input.customer ?? null)
  const intent = createSetupIntent(world, {
    customer: input.customer ?? null,
    description: input.description ?? null,
    metadata: mergeMetadata({}, input.metadata),
    types: offeredTypes(world, { allowed: input.allowed_payment_method_types, currency: null }),
    allowedTypes: input.allowed_payment_method_types ?? null,
    isAutomatic: input.automatic_payment_methods?.enabled !== false,
    usage: input.usage ?? 'off_session',
  })
  const ready = method
    ? world.store.setupIntents.put({ ...intent, payment_method: method.id, status: 'requires_confirmation' })
    : intent
  return input.confirm ? confirm(world, ready, { ...input, payment_method: method?.id }) : ready
}

function confirm(world: World, intent: SetupIntent, input: Read<typeof confirmParams>): SetupIntent {
  requireStatus(intent, 'confirm')
  const named = input.payment_method ?? idOf(intent.payment_method)
  if (!named) throw unexpected(intent, 'You cannot confirm this SetupIntent because it is missing a payment method.')
  const method = ownMethod(world, named, idOf(intent.customer))
  return answerOf(world, confirmSetup(world, { intent, method, returnUrl: input.return_url ?? null }), method.id)
}

function answerOf(world: World, { intent, decline }: SetUp, methodId: string): SetupIntent {
  if (!decline) return intent
  const error = cardError(decline, { payment_method: toJson(world.store.paymentMethods.get(methodId)) })
  error.body.setup_intent = toJson(intent)
  throw error
}

function cancel(world: World, input: Read<typeof cancelParams>, id: string): SetupIntent {
  const intent = requireIntent(world, id)
  requireStatus(intent, 'cancel')
  const canceled = world.store.setupIntents.put({
    ...intent,
    status: 'canceled',
    cancellation_reason: input.cancellation_reason ?? null,
    next_action: null,
  })
  world.outbox.emit('setup_intent.canceled', canceled)
  return canceled
}

function requireStatus(intent: SetupIntent, action: string): void {
  if (['requires_payment_method', 'requires_confirmation', 'requires_action'].includes(intent.status)) return
  throw unexpected(intent, `You cannot ${action} this SetupIntent because it has a status of ${intent.status}.`)
}

function unexpected(intent: SetupIntent, message: string) {
  const error = invalid(message, { code: 'setup_intent_unexpected_state' })
  error.body.setup_intent = toJson(intent)
  return error
}

function requireIntent(world: World, id: string): SetupIntent {
  const intent = world.store.setupIntents.get(id)
  if (!intent) throw missing({ kind: 'setupintent', id, param: 'intent', inAddress: true })
  return intent
}
