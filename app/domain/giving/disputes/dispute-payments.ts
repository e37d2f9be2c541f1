import type { Id } from '#app/units/id.ts'
import type { Answer, BalanceLine } from '../payments.ts'
import type { DisputeState, Evidence } from './dispute.ts'

/** What the portal asks of a payment processor about disputes. */
export interface DisputePayments {
  readDispute(stripeDisputeId: string): Promise<DisputeSeen>
  readFraudWarning(stripeWarningId: string): Promise<FraudWarningSeen>
  /** The words of an answer; what is said is final. */
  prepareEvidence(ask: { disputeId: Id<'dsp'>; stripeDisputeId: string; evidence: Evidence }): string
  submitEvidence(key: string, params: string): Promise<Answer<{ stripeDisputeId: string }>>
  /** The words that let the giver's bank have its way. */
  prepareConcession(stripeDisputeId: string): string
  concede(key: string, params: string): Promise<Answer<{ stripeDisputeId: string }>>
}

export type DisputeSeen = {
  stripeDisputeId: string
  paymentIntentId: string | null
  state: DisputeState
  reason: string
  /** In the smallest parts of its currency. */
  amount: bigint
  currency: string
  answerBy: Date | null
  openedAt: Date
  /** Whether evidence has reached the bank. */
  isAnswered: boolean
  /** What it moved at the processor: the money and a fee when it was withdrawn, the money when it came back. */
  lines: BalanceLine[]
}

export type FraudWarningSeen = {
  stripeWarningId: string
  paymentIntentId: string | null
  kind: string
  warnedAt: Date
}
