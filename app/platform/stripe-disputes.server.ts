import type Stripe from 'stripe'
import type { DisputeState, Evidence } from '#app/domain/giving/disputes/dispute.ts'
import type { DisputePayments, DisputeSeen } from '#app/domain/giving/disputes/dispute-payments.ts'
import { balanceLineOf } from './stripe-checkout.server.ts'
import { answerOf, expectObject, fromStripe, idOf, instantOf, patiently } from './stripe-client.server.ts'

/** Disputes by Stripe. */
export function stripeDisputes(stripe: () => Stripe): DisputePayments {
  return {
    readDispute: async (id) =>
      disputeOf(await patiently(async () => expectObject(await stripe().disputes.retrieve(id), 'dispute'))),
    readFraudWarning: async (id) => {
      const warning = await patiently(async () =>
        expectObject(await stripe().radar.earlyFraudWarnings.retrieve(id), 'radar.early_fraud_warning'),
      )
      return {
        stripeWarningId: warning.id,
        paymentIntentId: idOf(warning.payment_intent),
        kind: warning.fraud_type,
        warnedAt: instantOf(warning.created),
      }
    },
    prepareEvidence: ({ stripeDisputeId, disputeId, evidence }) =>
      JSON.stringify({
        id: stripeDisputeId,
        update: { evidence: evidenceParams(evidence), submit: true, metadata: { dispute_id: disputeId } },
      }),
    submitEvidence: (key, params) =>
      answerOf(async () => {
        const { id, update } = JSON.parse(params) as { id: string; update: Stripe.DisputeUpdateParams }
        const seen = expectObject(await stripe().disputes.update(id, update, { idempotencyKey: key }), 'dispute')
        return { stripeDisputeId: seen.id }
      }),
    prepareConcession: (stripeDisputeId) => JSON.stringify({ id: stripeDisputeId }),
    concede: (key, params) =>
      answerOf(async () => {
        const { id } = JSON.parse(params) as { id: string }
        const seen = expectObject(await stripe().disputes.close(id, {}, { idempotencyKey: key }), 'dispute')
        return { stripeDisputeId: seen.id }
      }),
  }
}

/** Stripe's names for what can be said; an empty field is not sent, for Stripe would unset it. */
function evidenceParams(evidence: Evidence): Stripe.DisputeUpdateParams.Evidence {
  const named = {
    uncategorized_text: evidence.story,
    product_description: evidence.product,
    customer_name: evidence.customerName,
    customer_email_address: evidence.customerEmail,
    service_date: evidence.serviceDate,
    refund_policy_disclosure: evidence.refundPolicy,
  }
  return Object.fromEntries(Object.entries(named).filter(([, text]) => text !== ''))
}

const states: Partial<Record<string, DisputeState>> = {
  warning_needs_response: 'inquiry',
  warning_under_review: 'inquiry_answered',
  warning_closed: 'inquiry_closed',
  needs_response: 'needs_response',
  under_review: 'under_review',
  won: 'won',
  lost: 'lost',
  prevented: 'prevented',
}

function disputeOf(dispute: Stripe.Dispute): DisputeSeen {
  const state = states[dispute.status]
  if (!state) throw new Error(`dispute ${dispute.id} is ${dispute.status}, which the portal does not know`)
  return {
    stripeDisputeId: dispute.id,
    paymentIntentId: idOf(dispute.payment_intent),
    state,
    reason: dispute.reason,
    amount: fromStripe(dispute.amount),
    currency: dispute.currency,
    answerBy: dispute.evidence_details.due_by ? instantOf(dispute.evidence_details.due_by) : null,
    openedAt: instantOf(dispute.created),
    isAnswered: dispute.evidence_details.submission_count > 0,
    lines: dispute.balance_transactions.map(balanceLineOf),
  }
}
