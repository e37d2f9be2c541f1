import type { EuroCents } from '#app/units/euros.ts'
import { type Cents, cents } from '#app/units/money.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'

/** A part of a gift to give back, in dollars or of a gift in euros in euros, and what had gone back of the gift when its form was opened: the same form sent twice gives once. */
export type RefundPart = ({ amount: Cents } | { euros: EuroCents }) & { refundedBefore: Cents }

/** What goes back: the part that was asked, or all that is left. */
export function refundAmount(
  gift: { gross: Cents; refunded: Cents },
  part?: RefundPart,
): Outcome<Cents, 'changed-since' | 'more-than-left'> {
  const left = cents(gift.gross - gift.refunded)
  if (!part) return done(left)
  if (part.refundedBefore !== gift.refunded) return refuse('changed-since', { left })
  const isLeft = 'amount' in part && part.amount > 0n && part.amount <= left
  return isLeft ? done(part.amount) : refuse('more-than-left', { left })
}
