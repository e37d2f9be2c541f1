import type { Metadata, PaymentMethod, SetupIntent } from '../objects.ts'
import { idOf, toJson } from '../objects.ts'
import type { World } from '../world.ts'
import { authenticationFailed, describeDecline } from './declines.ts'
import { mandateFor } from './mandates.ts'
import { attachMethod, behaviourOf, markAuthenticated, mustAskOwner, refusesSaving } from './payment-methods.ts'
import type { Decline } from './test-card.ts'

export interface SetupAsked {
  customer: string | null
  description: string | null
  metadata: Metadata
  types: string[]
  allowedTypes: SetupIntent['allowed_payment_method_types']
  isAutomatic: boolean
  usage: 'off_session' | 'on_session'
}

/** Stores a setup intent that waits for a payment method to save. */
export function createSetupIntent(world: World, asked: SetupAsked): SetupIntent {
  const id = world.ids.next('seti_')
  const intent = world.store.setupIntents.put({
    id,
    object: 'setup_intent',
    allowed_payment_method_types: asked.allowedTypes,
    application: null,
    automatic_payment_methods: asked.isAutomatic ? { allow_redirects: 'always', enabled: true } : null,
    cancellation_reason: null,
    client_secret: `${id}_${world.ids.next('secret_')}`,
    created: world.clock.seconds(),
    customer: asked.customer,
    customer_account: null,
    description: asked.description,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    managed_payments: null,
    mandate: null,
    metadata: asked.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: asked.isAutomatic ? { id: 'pmc_sandbox', parent: null } : null,
    payment_method_options: asked.types.includes('card')
      ? { card: { mandate_options: null, network: null, request_three_d_secure: 'automatic' } }
      : {},
    payment_method_types: asked.types,
    single_use_mandate: null,
    status: 'requires_payment_method',
    usage: asked.usage,
  })
  world.outbox.emit('setup_intent.created', intent)
  return intent
}

export interface SetUp {
  intent: SetupIntent
  decline: Decline | null
}

/** Saves a method for later, unless its bank refuses it or first wants to see the owner. */
export function confirmSetup(
  world: World,
  { intent, method, returnUrl }: { intent: SetupIntent; method: PaymentMethod; returnUrl: string | null },
): SetUp {
  if (mustAskOwner(world, method)) {
    const url = `${world.settings.publicUrl}/3ds/${intent.id}`
    const asking = world.store.setupIntents.put({
      ...intent,
      status: 'requires_action',
      payment_method: method.id,
      last_setup_error: null,
      next_action:
        returnUrl === null
          ? { type: 'use_stripe_sdk', use_stripe_sdk: {} }
          : { type: 'redirect_to_url', redirect_to_url: { return_url: returnUrl, url } },
    })
    world.outbox.emit('setup_intent.requires_action', asking)
    return { intent: asking, decline: null }
  }
  const { decline } = behaviourOf(world, method.id)
  if (decline && refusesSaving(world, method)) return failSetup(world, intent, { method, decline })
  return succeed(world, intent, method)
}

/** Goes on after the bank's page. */
export function finishSetup(world: World, intent: SetupIntent, isRecognised: boolean): SetUp {
  const method = world.store.paymentMethods.get(idOf(intent.payment_method) ?? '')
  if (!method) throw new Error(`${intent.id} waits for authentication without a payment method`)
  if (!isRecognised)
    return failSetup(world, intent, {
      method,
      decline: { ...authenticationFailed, code: 'setup_intent_authentication_failure' },
    })
  markAuthenticated(world, method)
  return succeed(world, intent, method)
}

function succeed(world: World, intent: SetupIntent, method: PaymentMethod): SetUp {
  const done = world.store.setupIntents.put({
    ...intent,
    status: 'succeeded',
    mandate: method.type === 'card' ? null : mandateFor(world, method).id,
    payment_method: method.id,
    last_setup_error: null,
    next_action: null,
  })
  world.outbox.emit('setup_intent.succeeded', done)
  const customer = idOf(intent.customer)
  if (customer) attachMethod(world, method, customer)
  return { intent: done, decline: null }
}

function failSetup(
  world: World,
  intent: SetupIntent,
  { method, decline }: { method: PaymentMethod; decline: Decline },
): SetUp {
  const failure = { ...describeDecline(decline), payment_method: toJson(method) }
  const failed = world.store.setupIntents.put({
    ...intent,
    status: 'requires_payment_method',
    payment_method: null,
    next_action: null,
    last_setup_error: failure as unknown as SetupIntent['last_setup_error'],
  })
  world.outbox.emit('setup_intent.setup_failed', failed)
  return { intent: failed, decline }
}
