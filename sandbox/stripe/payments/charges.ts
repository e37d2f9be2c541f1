import type { Charge, PaymentIntent, PaymentMethod } from '../objects.ts'
import { idOf } from '../objects.ts'
import type { World } from '../world.ts'
import { bookCharge } from './balance.ts'
import { cardOf } from './payment-methods.ts'
import type { Decline, TestCard } from './test-card.ts'

export interface ChargeAttempt {
  intent: PaymentIntent
  method: PaymentMethod
  decline: Decline | null
  wasAuthenticated: boolean
}

/** Tries a card: stores the charge, paid or failed, and tells the world. The fee follows later, as in life. */
export function attemptCharge(world: World, attempt: ChargeAttempt): Charge {
  const card = cardOf(world, attempt.method.id)
  const charge = world.store.charges.put(describeCharge(world, attempt, card))
  if (attempt.decline) {
    world.outbox.emit('charge.failed', charge)
    return charge
  }
  if (attempt.intent.capture_method === 'automatic') return emitPaid(world, settle(world, charge))
  world.clock.schedule({ kind: 'settle-charge', subject: charge.id, inSeconds: world.settings.settleSeconds })
  return emitPaid(world, charge)
}

function emitPaid(world: World, charge: Charge): Charge {
  world.outbox.emit('charge.succeeded', charge)
  return charge
}

/** Runs when the card network has answered: the balance transaction appears and `charge.updated` tells of it. */
export function settleCharge(world: World, chargeId: string): void {
  const charge = world.store.charges.get(chargeId)
  if (!charge || charge.balance_transaction !== null) return
  world.outbox.emit('charge.updated', settle(world, charge), { balance_transaction: null })
}

function settle(world: World, charge: Charge): Charge {
  const card = cardOf(world, charge.payment_method ?? '')
  const entry = bookCharge(world, charge, card.isInstant === true)
  return world.store.charges.put({ ...charge, balance_transaction: entry.id })
}

function describeCharge(world: World, attempt: ChargeAttempt, card: TestCard): Charge {
  const { intent, method, decline } = attempt
  const isPaid = decline === null
  const id = world.ids.next('ch_')
  return {
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: isPaid ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: statementText(intent),
    captured: isPaid,
    created: world.clock.seconds(),
    currency: intent.currency,
    customer: idOf(intent.customer),
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: describeOutcome(decline, card),
    paid: isPaid,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: describeDetails(intent, method, attempt.wasAuthenticated),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: isPaid ? `${world.settings.publicUrl}/receipts/${id}` : null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: isPaid ? 'succeeded' : 'failed',
    transfer_data: null,
    transfer_group: null,
  }
}

function statementText(intent: PaymentIntent): string {
  return intent.statement_descriptor_suffix
    ? `ATOM* ${intent.statement_descriptor_suffix}`
    : (intent.statement_descriptor ?? 'ATOM')
}

function describeOutcome(decline: Decline | null, card: TestCard): Charge['outcome'] {
  const risky = card.isBlocked === true
  const base = { network_advice_code: null, risk_level: risky ? 'highest' : 'normal', risk_score: risky ? 92 : 12 }
  if (!decline)
    return {
      ...base,
      advice_code: null,
      network_decline_code: null,
      network_status: 'approved_by_network',
      reason: null,
      seller_message: 'Payment complete.',
      type: 'authorized',
    }
  if (risky)
    return {
      ...base,
      advice_code: null,
      network_decline_code: null,
      network_status: 'not_sent_to_network',
      reason: 'highest_risk_level',
      seller_message: 'Stripe blocked this payment as too risky.',
      type: 'blocked',
    }
  return {
    ...base,
    advice_code: decline.advice ?? null,
    network_decline_code: null,
    network_status: 'declined_by_network',
    reason: decline.declineCode ?? decline.code,
    seller_message: 'The bank did not return any further details with this decline.',
    type: 'issuer_declined',
  }
}

function describeDetails(
  intent: PaymentIntent,
  method: PaymentMethod,
  wasAuthenticated: boolean,
): Charge['payment_method_details'] {
  const card = method.card
  if (!card) throw new Error(`The payment method ${method.id} is not a card`)
  return {
    type: 'card',
    card: {
      amount_authorized: intent.amount,
      authorization_code: null,
      brand: card.brand,
      checks: card.checks,
      country: card.country,
      electronic_commerce_indicator: wasAuthenticated ? '05' : null,
      exp_month: card.exp_month,
      exp_year: card.exp_year,
      extended_authorization: { status: 'disabled' },
      fingerprint: card.fingerprint ?? null,
      funding: card.funding,
      incremental_authorization: { status: 'unavailable' },
      installments: null,
      last4: card.last4,
      mandate: null,
      multicapture: { status: 'unavailable' },
      network: card.brand,
      network_token: { used: false },
      network_transaction_id: null,
      overcapture: { maximum_amount_capturable: intent.amount, status: 'unavailable' },
      regulated_status: card.regulated_status,
      three_d_secure: wasAuthenticated ? authenticated : null,
      transaction_link_id: null,
      wallet: null,
    },
  }
}

const authenticated = {
  authentication_flow: 'challenge',
  electronic_commerce_indicator: '05',
  exemption_indicator: null,
  result: 'authenticated',
  result_reason: null,
  transaction_id: null,
  version: '2.2.0',
} as const
