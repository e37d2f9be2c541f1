import type { ClaimState } from '#app/domain/giving/employer/employer-claim.ts'

/** How a claim on an employer stands, as lists say it. */
export const claimWords: Record<ClaimState, string> = {
  noted: 'To be asked',
  claimed: 'Asked',
  received: 'Added',
  refused: 'Does not add',
}
