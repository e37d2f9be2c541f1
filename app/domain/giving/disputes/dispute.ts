/** Where a dispute stands. An inquiry only asks, and moves no money. */
export type DisputeState =
  | 'inquiry'
  | 'inquiry_answered'
  | 'inquiry_closed'
  | 'needs_response'
  | 'under_review'
  | 'won'
  | 'lost'
  | 'prevented'

/** A dispute only moves on: one that has ended is never open again, and an inquiry may become a dispute. */
const ranks: Record<DisputeState, number> = {
  inquiry: 0,
  inquiry_answered: 1,
  needs_response: 2,
  under_review: 3,
  inquiry_closed: 4,
  prevented: 4,
  won: 4,
  lost: 4,
}

const closed = 4

export function isClosed(state: DisputeState): boolean {
  return ranks[state] === closed
}

/**
 * Whether what Stripe says now follows what is written. An ended dispute stays ended, but its end may turn: a bank sometimes gives
 * back what it had taken for good, or takes it after all.
 */
export function maySucceed(next: DisputeState, before: DisputeState): boolean {
  const isTurned = (before === 'lost' && next === 'won') || (before === 'won' && next === 'lost')
  return isTurned || (!isClosed(before) && ranks[next] >= ranks[before])
}

type Asked = { state: DisputeState; answeredAt: Date | null; answerBy: Date | null }

/** Whether evidence, or yes, can be said to it now. */
export function isOpenToAnswer({ state, answeredAt, answerBy }: Asked, now: Date): boolean {
  const isAsked = state === 'inquiry' || state === 'needs_response'
  return isAsked && answeredAt === null && (answerBy === null || answerBy > now)
}

export function isInquiry(state: DisputeState): boolean {
  return state === 'inquiry' || state === 'inquiry_answered' || state === 'inquiry_closed'
}

export const stateWords: Record<DisputeState, string> = {
  inquiry: 'Inquiry',
  inquiry_answered: 'Inquiry answered',
  inquiry_closed: 'Inquiry closed',
  needs_response: 'Needs an answer',
  under_review: 'Under review',
  won: 'Won',
  lost: 'Lost',
  prevented: 'Prevented',
}

const reasons: Record<string, string> = {
  fraudulent: 'The cardholder says that the payment was not theirs.',
  product_not_received: 'The cardholder says that nothing came of the payment.',
  product_unacceptable: 'The cardholder says that what came was not what was promised.',
  duplicate: 'The cardholder says that the payment was taken twice.',
  subscription_canceled: 'The cardholder says that the gift that repeats was stopped before.',
  credit_not_processed: 'The cardholder waits for money back.',
  unrecognized: 'The cardholder does not recognise the payment.',
  debit_not_authorized: 'The account holder says that the debit was not allowed.',
  incorrect_account_details: 'The bank found no account with these details.',
  insufficient_funds: 'There was not enough in the account.',
  bank_cannot_process: 'The bank could not carry the debit out.',
  customer_initiated: 'The account holder took the debit back.',
}

/** What the bank says, in a sentence. */
export function reasonWords(reason: string): string {
  return reasons[reason] ?? `The bank says: ${reason.replaceAll('_', ' ')}.`
}

/** The one-line words for a warning of fraud. */
export function warningWords(kind: string): string {
  return kind.replaceAll('_', ' ')
}

/** What can be said against a dispute, as text; empty fields are not sent. */
export type Evidence = {
  story: string
  product: string
  customerName: string
  customerEmail: string
  serviceDate: string
  refundPolicy: string
}
