import type { LetterKind } from '#app/domain/activity/letter.ts'
import type { DecisionOutcome } from '../decision.ts'

/** What each outcome is told by. */
export const letterFor: Record<DecisionOutcome, LetterKind> = {
  accepted_full: 'grant-offered',
  accepted_partial: 'grant-offered',
  waitlisted: 'application-waitlisted',
  declined: 'application-declined',
}
