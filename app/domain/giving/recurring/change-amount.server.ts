import type { Id } from '#app/units/id.ts'
import { addCents, type Cents, cents } from '#app/units/money.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { feeCoverOf } from '../fee-cover.ts'
import { largestCardGift, smallestCardGift } from '../gift.ts'
import type { SettleWorld } from '../settle-gift.server.ts'
import { askChange, type Changed } from './ask-change.server.ts'
import type { ChangeRefusal } from './change-refusal.ts'
import { type Holder, mayChangeAmount } from './plan-holder.ts'

/**
 * Changes what a plan gives, from its next charge on, on the same day as before: nothing is charged now and nothing is worked out
 * for the days between. Refuses an amount out of bounds, the same amount, and whoever is not the donor herself.
 */
export function changeAmount(
  world: SettleWorld,
  holder: Holder,
  input: { planId: Id<'pln'>; amount: Cents; coversFee: boolean },
): Promise<Outcome<Changed, ChangeRefusal>> {
  const { amount, coversFee, planId } = input
  return askChange(world, holder, {
    planId,
    decide: (plan) => {
      if (!mayChangeAmount(holder, plan)) return refuse('not-yours-to-change')
      if (amount < smallestCardGift) return refuse('too-small')
      if (amount > largestCardGift) return refuse('too-large')
      if (!['active', 'past_due', 'paused'].includes(plan.state) || !plan.stripeItemId) return refuse('not-now')
      const feeCover = coversFee ? feeCoverOf(amount) : cents(0n)
      const gross = addCents(amount, feeCover)
      if (amount === plan.giftAmount && feeCover === plan.feeCover) return refuse('nothing-changes')
      const { stripeItemId: itemId, fundId, interval } = plan
      return done({ change: { kind: 'amount', itemId, fundId, interval, gross }, giftAmount: amount, feeCover })
    },
  })
}
