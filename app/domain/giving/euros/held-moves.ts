import { currencyDifferences, disputesHeld } from '#app/domain/ledger/account.ts'
import type { Move } from '#app/domain/ledger/posting.ts'

/** What a bank holds of euros beyond what they were booked at, or less: no loss of the gift's, a difference of rates. */
export function heldMoves(difference: bigint): Move[] {
  if (difference === 0n) return []
  return difference > 0n
    ? [{ from: disputesHeld, to: currencyDifferences, amount: difference }]
    : [{ from: currencyDifferences, to: disputesHeld, amount: -difference }]
}
