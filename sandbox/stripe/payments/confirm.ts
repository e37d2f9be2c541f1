import type { PaymentIntent, PaymentMethod } from '../objects.ts'
import { idOf, toJson } from '../objects.ts'
import type { World } from '../world.ts'
import { attemptCharge } from './charges.ts'
import { startDebit } from './debits.ts'
import { authenticationFailed, authenticationRequired, describeDecline } from './declines.ts'
import { attachMethod, behaviourOf, markAuthenticated, mustAskOwner } from './payment-methods.ts'
import type { Decline } from './test-card.ts'

export interface Confirmation {
  intent: PaymentIntent
  method: PaymentMethod
  offSession: boolean
  /** Where a bank's page sends the owner back to; null when the caller shows such pages itself. */
  returnUrl: string | null
}
/** How a confirmation ended. A decline leaves the intent open for another card. */
export interface Confirmed {
  intent: PaymentIntent
  decline: Decline | null
  chargeId: string | null
}

/** Charges the method, unless its bank first wants to see the owner. */
export function confirmIntent(world: World, asked: Confirmation): Confirmed {
  const { decline, debit } = behaviourOf(world, asked.method.id)
  if (debit) return beginDebit(world, asked)
  if (!mustAskOwner(world, asked.method))
    return charge(world, asked, { decline: decline ?? null, wasAuthenticated: false })
  if (asked.offSession) return charge(world, asked, { decline: authenticationRequired, wasAuthenticated: false })
  const intent = world.store.paymentIntents.put({
    ...asked.intent,
    status: 'requires_action',
    payment_method: asked.method.id,
    last_payment_error: null,
    next_action: askOwner(world, asked),
  })
  world.outbox.emit('payment_intent.requires_action', intent)
  return { intent, decline: null, chargeId: null }
}

function askOwner(world: World, asked: Confirmation): NonNullable<PaymentIntent['next_action']> {
  if (asked.returnUrl === null) return { type: 'use_stripe_sdk', use_stripe_sdk: {} }
  const url = `${world.settings.publicUrl}/3ds/${asked.intent.id}`
  return { type: 'redirect_to_url', redirect_to_url: { return_url: asked.returnUrl, url } }
}

/** Goes on after the bank's page: charges when the owner was recognised, otherwise asks for another card. */
export function finishAuthentication(world: World, intent: PaymentIntent, isRecognised: boolean): Confirmed {
  const method = world.store.paymentMethods.get(idOf(intent.payment_method) ?? '')
  if (!method) throw new Error(`${intent.id} waits for authentication without a payment method`)
  const asked = { intent: { ...intent, next_action: null }, method, offSession: false, returnUrl: null }
  if (!isRecognised) return fail(world, asked, authenticationFailed, null)
  markAuthenticated(world, method)
  return charge(world, asked, { decline: behaviourOf(world, method.id).decline ?? null, wasAuthenticated: true })
}

function beginDebit(world: World, asked: Confirmation): Confirmed {
  const method = keepForLater(world, asked)
  const made = startDebit(world, asked.intent, method)
  return { ...made, decline: null }
}

function charge(
  world: World,
  asked: Confirmation,
  how: { decline: Decline | null; wasAuthenticated: boolean },
): Confirmed {
  const method = how.decline ? asked.method : keepForLater(world, asked)
  const made = attemptCharge(world, { intent: asked.intent, method, ...how })
  if (how.decline) return fail(world, asked, how.decline, made.id)
  const intent = world.store.paymentIntents.put({
    ...asked.intent,
    status: 'succeeded',
    amount_received: asked.intent.amount,
    latest_charge: made.id,
    payment_method: method.id,
    last_payment_error: null,
    next_action: null,
  })
  world.outbox.emit('payment_intent.succeeded', intent)
  return { intent, decline: null, chargeId: made.id }
}

function keepForLater(world: World, { intent, method }: Confirmation): PaymentMethod {
  const customer = idOf(intent.customer)
  return intent.setup_future_usage && customer ? attachMethod(world, method, customer) : method
}

/** Leaves the intent open for another method. */
export function fail(
  world: World,
  asked: Pick<Confirmation, 'intent' | 'method'>,
  decline: Decline,
  chargeId: string | null,
): Confirmed {
  const intent = world.store.paymentIntents.put({
    ...asked.intent,
    status: 'requires_payment_method',
    payment_method: null,
    latest_charge: chargeId ?? asked.intent.latest_charge,
    next_action: null,
    last_payment_error: describeFailure(asked.method, decline, chargeId),
  })
  world.outbox.emit('payment_intent.payment_failed', intent)
  return { intent, decline, chargeId }
}

function describeFailure(
  method: PaymentMethod,
  decline: Decline,
  chargeId: string | null,
): PaymentIntent['last_payment_error'] {
  const failure = {
    ...describeDecline(decline),
    ...(chargeId ? { charge: chargeId } : {}),
    payment_method: toJson(method),
  }
  return failure as unknown as PaymentIntent['last_payment_error']
}
