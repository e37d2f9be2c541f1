/** Every letter by name; emails/<name>.tsx draws it, <module>/letters.server.ts gathers what it says. */
export const letterKinds = [
  'sign-in-link',
  'account-changed',
  'donor-letter',
  'gift-receipt',
  'gift-pending',
  'gift-unpaid',
  'gift-refunded',
  'refund-failed',
  'gift-taken-back',
  'gift-regained',
  'tribute-card',
  'year-statement',
  'receipt-reissued',
  'plan-changed',
  'plan-stopped',
  'plan-payment-failed',
  'plan-payment-failing',
  'plan-ended-unpaid',
  'card-expiring',
  'pledge-received',
  'pledge-accepted',
  'pledge-divided',
  'instalment-due',
  'instalment-unpaid',
  'challenge-spent',
  'challenge-ended',
  'grant-advised',
  'hours-offered',
  'hours-pledged',
  'hours-delivered',
  'hours-ended',
  'signature-to-confirm',
  'employer-match',
  'wall-place-decided',
  'wall-place-taken-down',
  'application-received',
  'application-returned',
  'application-ineligible',
  'deadline-extended',
  'co-applicant-invited',
  'co-applicant-answered',
  'co-applicant-removed',
  'review-requested',
  'discussion-moved',
  'review-due',
  'review-removed',
  'draft-due',
  'discussion-led',
  'grant-offered',
  'application-declined',
  'application-waitlisted',
  'waitlist-offered',
  'appeal-received',
  'appeal-answered',
  'award-accepted',
  'allocation-opened',
  'release-judged',
  'report-due',
  'report-judged',
  'reads-alarming',
  'amendment-received',
  'amendment-answered',
] as const
export type LetterKind = (typeof letterKinds)[number]

/** Somebody sits before the portal and waits for these. */
const awaitedKinds: readonly LetterKind[] = ['sign-in-link', 'signature-to-confirm']
/** Written to thousands at a time. */
const bulkKinds: readonly LetterKind[] = ['donor-letter', 'year-statement']

/** How soon a letter goes out beside others that wait, as the queue counts: the lowest first. */
export function priorityOf(kind: LetterKind): number {
  if (awaitedKinds.includes(kind)) return -10
  return bulkKinds.includes(kind) ? 10 : 0
}
