/** Every letter by name; emails/<name>.tsx draws it, <module>/letters.server.ts gathers what it says. */
export const letterKinds = [
  'sign-in-link',
  'account-changed',
  'gift-receipt',
  'gift-refunded',
  'year-statement',
  'receipt-reissued',
  'pledge-received',
  'pledge-accepted',
  'instalment-due',
  'instalment-unpaid',
  'application-received',
  'application-returned',
  'application-ineligible',
  'review-requested',
  'grant-offered',
  'application-declined',
  'application-waitlisted',
  'award-accepted',
  'allocation-opened',
] as const
export type LetterKind = (typeof letterKinds)[number]
