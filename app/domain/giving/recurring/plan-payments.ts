import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import type { Month } from '#app/units/time.ts'
import type { Answer, ChargeSeen } from '../payments.ts'
import type { Interval } from './plan.ts'

/** What the portal asks of a payment processor about gifts that repeat. */
export interface PlanPayments {
  /** The product a fund's plans are for. Its id is ours, so making it twice is making it once. */
  prepareProduct(ask: { fundId: Id<'fnd'>; name: string }): string
  makeProduct(key: string, params: string): Promise<Answer<{ productId: string }>>
  /** Said to startCheckout, like any session. */
  preparePlanCheckout(ask: PlanCheckoutAsk): string
  readPlanCheckout(sessionId: string): Promise<PlanCheckoutSeen>
  /** Closes a page nobody has paid on; refused when somebody has. */
  prepareExpiry(sessionId: string): string
  expireCheckout(key: string, params: string): Promise<Answer<{ sessionId: string }>>
  readSubscription(subscriptionId: string): Promise<SubscriptionSeen>
  preparePlanChange(ask: PlanChangeAsk): string
  changeSubscription(key: string, params: string): Promise<Answer<SubscriptionSeen>>
  /** A page on which another card is given for a plan; said to startCheckout. */
  prepareCardSetup(ask: CardSetupAsk): string
  readCardSetup(sessionId: string): Promise<CardSetupSeen>
  prepareInvoiceCall(ask: { invoiceId: string; methodId?: string }): string
  /** Tries to collect an open invoice now, with the method named. */
  payInvoice(key: string, params: string): Promise<Answer<{ invoiceId: string }>>
  /** So that nobody collects it any more. */
  voidInvoice(key: string, params: string): Promise<Answer<{ invoiceId: string }>>
  readInvoice(invoiceId: string): Promise<InvoiceSeen>
  /** Ids of a subscription's invoices, newest first, a hundred at most. */
  listInvoices(subscriptionId: string): Promise<string[]>
}

export type PlanCheckoutAsk = {
  planId: Id<'pln'>
  donorId: Id<'dnr'>
  fundId: Id<'fnd'>
  email: string
  labName: string
  fundName: string
  interval: Interval
  gross: Cents
  successUrl: string
  cancelUrl: string
  expiresAt: Date
}

export type PlanChangeAsk = {
  planId: Id<'pln'>
  changeId: Id<'pch'>
  subscriptionId: string
  change:
    | { kind: 'amount'; itemId: string; fundId: Id<'fnd'>; interval: Interval; gross: Cents }
    | { kind: 'pause'; resumesAt: Date }
    | { kind: 'resume' | 'cancel' | 'keep' }
    | { kind: 'card'; methodId: string }
}

export type CardSetupAsk = {
  updateId: Id<'cup'>
  planId: Id<'pln'>
  customerId: string
  successUrl: string
  cancelUrl: string
  expiresAt: Date
}

export type CardSetupSeen = {
  updateId: Id<'cup'> | null
  status: 'open' | 'complete' | 'expired'
  methodId: string | null
}

export type PlanCheckoutSeen = {
  planId: Id<'pln'> | null
  status: 'open' | 'complete' | 'expired'
  subscriptionId: string | null
}

/** A subscription as it is now. */
export type SubscriptionSeen = {
  subscriptionId: string
  planId: Id<'pln'> | null
  /** The change of ours it was last told of. */
  changeId: Id<'pch'> | null
  status: 'incomplete' | 'running' | 'past_due' | 'ended' | 'never_began'
  itemId: string
  /** Of all its items: somebody may have added one at Stripe, and it is charged too. */
  amount: Cents
  currency: string
  interval: string
  anchoredAt: Date
  nextChargeAt: Date
  isCancelling: boolean
  isPaused: boolean
  resumesAt: Date | null
  endedAt: Date | null
  endedBecause: 'asked' | 'not_paid' | 'disputed' | null
  customerId: string | null
  latestInvoiceId: string | null
  card: CardSeen | null
}

export type CardSeen = { methodId: string; brand: string | null; last4: string | null; expires: Month | null }

export type InvoiceSeen = {
  invoiceId: string
  subscriptionId: string | null
  planId: Id<'pln'> | null
  status: 'draft' | 'open' | 'paid' | 'void' | 'uncollectible'
  amount: Cents
  currency: string
  attempts: number
  nextAttemptAt: Date | null
  payUrl: string | null
  createdAt: Date
  customerId: string | null
  paymentIntentId: string | null
  /** The charge that paid it, once one has. */
  charge: ChargeSeen | null
  failure: string | null
}
