import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'

/** What the portal asks of a payment processor. platform/stripe implements it. */
export interface Payments {
  startCheckout(key: string, ask: CheckoutAsk): Promise<{ sessionId: string; url: string }>
  readCheckout(sessionId: string): Promise<CheckoutSeen>
  refund(key: string, ask: { paymentIntentId: string; amount: Cents; refundId: Id<'rfd'> }): Promise<RefundSeen>
}

export type CheckoutAsk = {
  giftId: Id<'gft'>
  email: string
  fundName: string
  giftAmount: Cents
  feeCover: Cents
  successUrl: string
  cancelUrl: string
}

export type CheckoutSeen = {
  sessionId: string
  giftId: string | null
  status: 'open' | 'complete' | 'expired'
  isPaid: boolean
  total: Cents
  currency: string
  customerId: string | null
  paymentIntentId: string | null
  chargeId: string | null
}

export type RefundSeen = { refundId: string; status: 'pending' | 'succeeded' | 'failed'; amount: Cents }
