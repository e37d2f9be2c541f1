import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { SettleWorld } from '../settle-gift.server.ts'
import { askChange, type Changed } from './ask-change.server.ts'
import type { ChangeRefusal } from './change-refusal.ts'
import type { Holder } from './plan-holder.ts'

/** Takes a stopped plan up again while its last period runs: as if it had not been stopped. */
export function keepPlan(
  world: SettleWorld,
  holder: Holder,
  planId: Id<'pln'>,
): Promise<Outcome<Changed, ChangeRefusal>> {
  return askChange(world, holder, {
    planId,
    decide: (plan) => (plan.state === 'cancelling' ? done({ change: { kind: 'keep' } }) : refuse('not-now')),
  })
}
