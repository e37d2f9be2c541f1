import type Stripe from 'stripe'
import type { RefundAsk, RefundSeen } from '#app/domain/giving/payments.ts'
import { parseId } from '#app/units/id.ts'
import { expectObject, fromStripe, idOf, instantOf, patiently, toStripe } from './stripe-client.server.ts'

export function refundParams(environment: string, ask: RefundAsk): Stripe.RefundCreateParams {
  return {
    payment_intent: ask.paymentIntentId,
    amount: toStripe(ask.amount),
    reason: 'requested_by_customer',
    metadata: { env: environment, refund_id: ask.refundId, gift_id: ask.giftId, v: '1' },
  }
}

export async function createRefund(stripe: Stripe, key: string, params: string): Promise<RefundSeen> {
  const asked = JSON.parse(params) as Stripe.RefundCreateParams
  return refundOf(expectObject(await stripe.refunds.create(asked, { idempotencyKey: key }), 'refund'))
}

export async function readRefund(stripe: Stripe, id: string): Promise<RefundSeen> {
  return refundOf(await patiently(async () => expectObject(await stripe.refunds.retrieve(id), 'refund')))
}

export async function listRefunds(stripe: Stripe, paymentIntentId: string): Promise<RefundSeen[]> {
  const page = await patiently(() => stripe.refunds.list({ payment_intent: paymentIntentId, limit: 100 }))
  if (page.lastResponse.statusCode !== 200 || page.object !== 'list')
    throw new Error('Stripe answered no list of refunds')
  return page.data.map(refundOf).reverse()
}

function refundOf(refund: Stripe.Refund): RefundSeen {
  return {
    stripeRefundId: refund.id,
    refundId: parseId('rfd', refund.metadata?.refund_id),
    paymentIntentId: idOf(refund.payment_intent),
    status: statusOf(refund.status),
    failure: refund.failure_reason ?? null,
    amount: fromStripe(refund.amount),
    currency: refund.currency,
    createdAt: instantOf(refund.created),
    balanceLineId: idOf(refund.balance_transaction),
    failureLineId: idOf(refund.failure_balance_transaction),
  }
}

/** Stripe's status is free text; what is not an end is on its way. */
function statusOf(status: string | null): RefundSeen['status'] {
  if (status === 'succeeded') return 'succeeded'
  return status === 'failed' || status === 'canceled' ? 'failed' : 'pending'
}
