import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { SettleWorld } from '../settle-gift.server.ts'
import { askChange, type Changed } from './ask-change.server.ts'
import type { ChangeRefusal } from './change-refusal.ts'
import type { Holder } from './plan-holder.ts'

/** Ends a pause before its time: the next charge is on the plan's own day. Nothing left out is charged after all. */
export function resumePlan(
  world: SettleWorld,
  holder: Holder,
  planId: Id<'pln'>,
): Promise<Outcome<Changed, ChangeRefusal>> {
  return askChange(world, holder, {
    planId,
    decide: (plan) => (plan.state === 'paused' ? done({ change: { kind: 'resume' } }) : refuse('not-now')),
  })
}
