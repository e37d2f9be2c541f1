import type { Charge, PaymentIntent, PaymentMethod } from '../objects.ts'
import { idOf } from '../objects.ts'
import type { World } from '../world.ts'
import { behaviourOf } from './payment-methods.ts'
import type { Behaviour, Decline } from './test-card.ts'

export interface ChargeAttempt {
  intent: PaymentIntent
  method: PaymentMethod
  decline: Decline | null
  wasAuthenticated: boolean
  /** A bank debit on its way. */
  isPending?: boolean
  mandate?: string | null
}

/** A charge, paid, failed or pending, not yet stored. */
export function describeCharge(world: World, attempt: ChargeAttempt): Charge {
  const { intent, method, decline } = attempt
  const isPaid = decline === null && attempt.isPending !== true
  const id = world.ids.next(method.type === 'card' ? 'ch_' : 'py_')
  return {
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: decline === null ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: statementText(intent),
    captured: decline === null,
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
    outcome: describeOutcome(decline, behaviourOf(world, method.id)),
    paid: isPaid,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: describeDetails(intent, attempt),
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
    status: decline ? 'failed' : isPaid ? 'succeeded' : 'pending',
    transfer_data: null,
    transfer_group: null,
  }
}

function statementText(intent: PaymentIntent): string {
  return intent.statement_descriptor_suffix
    ? `ATOM* ${intent.statement_descriptor_suffix}`
    : (intent.statement_descriptor ?? 'ATOM')
}

function describeOutcome(decline: Decline | null, behaviour: Behaviour): Charge['outcome'] {
  const risky = behaviour.isBlocked === true
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

function describeDetails(intent: PaymentIntent, attempt: ChargeAttempt): Charge['payment_method_details'] {
  const { method, wasAuthenticated } = attempt
  if (method.us_bank_account) return describeAch(method.us_bank_account, attempt.mandate ?? null)
  if (method.sepa_debit) return describeSepa(method.sepa_debit, attempt.mandate ?? null)
  const card = method.card
  if (!card) throw new Error(`The payment method ${method.id} is neither a card nor a bank account`)
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

function describeAch(
  bank: NonNullable<PaymentMethod['us_bank_account']>,
  mandate: string | null,
): Charge['payment_method_details'] {
  return {
    type: 'us_bank_account',
    us_bank_account: {
      account_holder_type: bank.account_holder_type,
      account_type: bank.account_type,
      bank_name: bank.bank_name,
      fingerprint: bank.fingerprint,
      last4: bank.last4,
      ...(mandate ? { mandate } : {}),
      payment_reference: null,
      routing_number: bank.routing_number,
    },
  }
}

function describeSepa(
  bank: NonNullable<PaymentMethod['sepa_debit']>,
  mandate: string | null,
): Charge['payment_method_details'] {
  return {
    type: 'sepa_debit',
    sepa_debit: {
      bank_code: bank.bank_code,
      branch_code: bank.branch_code,
      country: bank.country,
      fingerprint: bank.fingerprint,
      last4: bank.last4,
      mandate,
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
