import type { EuroCents } from '#app/units/euros.ts'
import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import type { DisputePayments } from './disputes/dispute-payments.ts'
import type { PlanPayments } from './recurring/plan-payments.ts'
import type { PlanSubject } from './recurring/plan-subject.ts'

/** What the portal asks of a payment processor. platform/stripe implements it. */
export interface Payments extends PlanPayments, DisputePayments {
  /** Goes into every key and every object's metadata, so that two installations on one account never meet. */
  readonly environment: string
  /** The exact words of a call, to be stored before it is made and said again unchanged. */
  prepareCheckout(ask: CheckoutAsk): string
  startCheckout(key: string, params: string): Promise<Answer<CheckoutStarted>>
  readCheckout(sessionId: string): Promise<CheckoutSeen>
  /** The gift a payment belongs to, as its metadata says; null when it is none of ours. */
  readGiftOfPayment(paymentIntentId: string): Promise<Id<'gft'> | null>
  /** The words of a page on which a card or bank account is saved, and nothing is charged. */
  prepareSetup(ask: SetupAsk): string
  startSetup(key: string, params: string): Promise<Answer<CheckoutStarted>>
  readSetup(sessionId: string): Promise<SetupSeen>
  /** The words of a charge to a saved method while its owner is away. */
  prepareCharge(ask: ChargeAsk): string
  /** Done also when the bank said no: what came of it is read from the payment. */
  charge(key: string, params: string): Promise<Answer<{ paymentIntentId: string }>>
  readPayment(paymentIntentId: string): Promise<CheckoutSeen>
  /** The payment of a gift among a customer's newest: how a charge is found whose answer was lost for good. */
  findPayment(customerId: string, giftId: Id<'gft'>): Promise<string | null>
  prepareRefund(ask: RefundAsk): string
  refund(key: string, params: string): Promise<Answer<RefundSeen>>
  readRefund(stripeRefundId: string): Promise<RefundSeen>
  /** Every refund of a payment, oldest first: also those made at the processor by hand. */
  listRefunds(paymentIntentId: string): Promise<RefundSeen[]>
  readBalanceLine(lineId: string): Promise<BalanceLine>
  /** Everything that happened since, oldest first. */
  listEvents(since: Date): Promise<EventSeen[]>
  /** What a stored event is about. */
  subjectOfEvent(event: { type: string; payload: string }): EventSubject
  /** The event when the signature is right, fresh and meant for us; null otherwise. */
  verifyEvent(raw: Uint8Array, signature: string, now: Date): EventSeen | null
}

/** What came of a call. Refused is definite; unknown must be asked again under the same key. */
export type Answer<Made> =
  | { kind: 'done'; made: Made }
  | { kind: 'refused'; because: string }
  | { kind: 'unknown'; because: string }

export type CheckoutAsk = {
  giftId: Id<'gft'>
  donorId: Id<'dnr'>
  channel: 'card' | 'bank_debit'
  email: string
  labName: string
  fundName: string
  /** In the smallest parts of its currency. */
  giftAmount: Cents | EuroCents
  feeCover: Cents
  currency: 'usd' | 'eur'
  successUrl: string
  cancelUrl: string
  expiresAt: Date
}

export type CheckoutStarted = { sessionId: string; url: string }

/** A gift's payment at the processor, paid on its page or charged to a saved method. */
export type CheckoutSeen = {
  /** Null for a charge without a page. */
  sessionId: string | null
  giftId: Id<'gft'> | null
  status: 'open' | 'complete' | 'expired'
  isPaid: boolean
  /** What the session asks for, in the smallest parts of its currency. */
  amount: bigint
  currency: string
  customerId: string | null
  paymentIntentId: string | null
  /** The charge that paid, once one has. */
  charge: ChargeSeen | null
  /** Why the last try did not go through, in the processor's words; for staff. */
  lastFailure: string | null
}

export type SetupAsk = {
  methodId: Id<'mth'>
  channel: 'card' | 'bank_debit'
  customerId: string | null
  email: string
  labName: string
  successUrl: string
  cancelUrl: string
  expiresAt: Date
}

export type SetupSeen = {
  methodId: Id<'mth'> | null
  status: 'open' | 'complete' | 'expired'
  customerId: string | null
  paymentMethodId: string | null
  /** "Visa ending in 4242". */
  label: string | null
}

export type ChargeAsk = {
  giftId: Id<'gft'>
  instalmentId: Id<'ins'>
  attempt: number
  channel: 'card' | 'bank_debit'
  customerId: string
  paymentMethodId: string
  amount: Cents
  labName: string
}

export type ChargeSeen = {
  chargeId: string
  /** What the card or account was charged, in the smallest parts of its currency. */
  amount: bigint
  currency: string
  paidAt: Date
  balanceLine: BalanceLine | null
}

/** One line of the processor's own books. */
export type BalanceLine = {
  lineId: string
  type: string
  sourceId: string
  amount: Cents
  fee: Cents
  net: Cents
  currency: string
  /** What one of the charge's currency was worth in this one, as the processor says it; null when both are the same. */
  exchangeRate: string | null
  createdAt: Date
  availableOn: Date
}

export type RefundAsk = { refundId: Id<'rfd'>; giftId: Id<'gft'>; paymentIntentId: string; amount: Cents | EuroCents }

export type RefundSeen = {
  stripeRefundId: string
  refundId: Id<'rfd'> | null
  paymentIntentId: string | null
  status: 'pending' | 'succeeded' | 'failed'
  failure: string | null
  /** In the smallest parts of its currency. */
  amount: bigint
  currency: string
  createdAt: Date
  balanceLineId: string | null
  /** The line that brings the money back when the refund failed. */
  failureLineId: string | null
}

export type EventSeen = {
  id: string
  type: string
  createdAt: Date
  apiVersion: string | null
  objectId: string
  /** Verbatim. */
  payload: string
}

export type EventSubject =
  | { kind: 'checkout'; sessionId: string; giftId: Id<'gft'> | null }
  | { kind: 'payment'; paymentIntentId: string; giftId: Id<'gft'> | null }
  | { kind: 'setup'; sessionId: string; methodId: Id<'mth'> | null }
  | { kind: 'refund'; paymentIntentId: string; giftId: Id<'gft'> | null }
  | { kind: 'dispute'; disputeId: string; paymentIntentId: string }
  | { kind: 'fraud-warning'; warningId: string; paymentIntentId: string }
  | PlanSubject
  | { kind: 'other' }
