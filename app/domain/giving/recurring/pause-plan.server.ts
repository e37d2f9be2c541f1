import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { SettleWorld } from '../settle-gift.server.ts'
import { chargeAfterSkipping } from './anchor.ts'
import { askChange, type Changed } from './ask-change.server.ts'
import type { ChangeRefusal } from './change-refusal.ts'
import type { Holder } from './plan-holder.ts'

const mostSkips = 12
/** Collecting begins again this long before the charge after the pause: late enough that the one before is left out. */
const aheadMs = 12 * 3600_000

/**
 * Leaves out the next charges of a plan, so many as said; then it goes on by itself, on its own day. One is a skip; a yearly
 * plan can only skip. Refuses a plan that is not running in order.
 */
export function pausePlan(
  world: SettleWorld,
  holder: Holder,
  { planId, skips }: { planId: Id<'pln'>; skips: number },
): Promise<Outcome<Changed, ChangeRefusal>> {
  return askChange(world, holder, {
    planId,
    decide: (plan) => {
      if (!Number.isInteger(skips) || skips < 1) return refuse('nothing-changes')
      if (skips > (plan.interval === 'year' ? 1 : mostSkips)) return refuse('too-long')
      if (plan.state !== 'active' || !plan.anchoredAt || !plan.nextChargeAt) return refuse('not-now')
      const { anchoredAt: anchor, interval, nextChargeAt: next } = plan
      const pausedUntil = chargeAfterSkipping({ anchor, interval, next, skips })
      const resumesAt = new Date(pausedUntil.getTime() - aheadMs)
      return done({ change: { kind: 'pause', resumesAt }, skips, pausedUntil })
    },
  })
}
