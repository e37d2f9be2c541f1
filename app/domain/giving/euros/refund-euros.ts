import type { EuroCents } from '#app/units/euros.ts'
import type { Cents } from '#app/units/money.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { RefundPart } from '../refund-amount.ts'
import { type EurosLeft, smallestEurosBack, worthOf } from './euros.ts'

/** What goes back of a gift in euros, and what of its dollars that is: the part that was asked, of a euro or more, or all that is left. */
export function refundEuros(
  left: EurosLeft,
  refunded: Cents,
  part?: RefundPart,
): Outcome<{ amount: Cents; euros: EuroCents }, 'changed-since' | 'more-than-left'> {
  if (!part) return done({ amount: left.dollars, euros: left.euros })
  if (part.refundedBefore !== refunded) return refuse('changed-since', { left: left.euros })
  const isRest = 'euros' in part && part.euros === left.euros
  if (!('euros' in part) || part.euros > left.euros || (part.euros < smallestEurosBack && !isRest)) {
    return refuse('more-than-left', { left: left.euros })
  }
  return done({ amount: worthOf(part.euros, left), euros: part.euros })
}
