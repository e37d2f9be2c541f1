import type { Charge, Dispute } from '../objects.ts'
import { idOf } from '../objects.ts'
import type { World } from '../world.ts'

const daysToAnswer = 10
const day = 86_400

export interface DisputeOpened {
  charge: Charge
  reason: string
  isInquiry: boolean
  amount?: number
  /** Nothing can be said against it: the return of a bank debit. */
  isFinal?: boolean
}

/** A dispute as it opens, not yet stored. */
export function describeDispute(world: World, { charge, reason, isInquiry, amount, isFinal }: DisputeOpened): Dispute {
  const card = charge.payment_method_details?.card
  const now = world.clock.seconds()
  return {
    id: world.ids.next('dp_'),
    object: 'dispute',
    amount: amount ?? charge.amount - charge.amount_refunded,
    balance_transactions: [],
    charge: charge.id,
    created: now,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence,
    evidence_details: {
      due_by: isFinal ? null : now + daysToAnswer * day,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: isInquiry,
    livemode: false,
    metadata: {},
    payment_intent: idOf(charge.payment_intent),
    ...(card
      ? {
          payment_method_details: {
            type: 'card',
            card: {
              brand: card.brand ?? 'visa',
              case_type: isInquiry ? 'inquiry' : 'chargeback',
              network: card.network ?? 'visa',
              network_reason_code: reason === 'fraudulent' ? '10.4' : '13.1',
            },
          },
        }
      : {}),
    reason,
    status: isFinal ? 'lost' : isInquiry ? 'warning_needs_response' : 'needs_response',
  }
}

const noEvidence: Dispute['evidence'] = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
}
