import { and, eq } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { planInvoices } from '#db/schema/recurring.ts'
import type { SettleWorld } from '../settle-gift.server.ts'
import { askChange, type Changed } from './ask-change.server.ts'
import type { ChangeRefusal } from './change-refusal.ts'
import { isRunning } from './plan.ts'
import { actorOfHolder, type Holder } from './plan-holder.ts'
import { voidInvoice } from './void-invoice.server.ts'

/**
 * Stops a plan: nothing is charged from now on, also not what was overdue. Until the period that was paid for ends it can be taken
 * up again; then it is over. Refuses a plan that is stopped already.
 */
export async function cancelPlan(
  world: SettleWorld,
  holder: Holder,
  planId: Id<'pln'>,
): Promise<Outcome<Changed, ChangeRefusal>> {
  const outcome = await askChange(world, holder, {
    planId,
    decide: (plan) => {
      if (plan.state === 'cancelling') return refuse('nothing-changes')
      return isRunning(plan.state) ? done({ change: { kind: 'cancel' } }) : refuse('not-now')
    },
  })
  if (!outcome.ok) return outcome
  // An open invoice would be tried again and again although its giver has stopped.
  for (const invoiceId of await openInvoices(world, planId)) await voidInvoice(world, actorOfHolder(holder), invoiceId)
  return outcome
}

async function openInvoices(world: SettleWorld, planId: Id<'pln'>): Promise<string[]> {
  const rows = await world.db
    .select({ id: planInvoices.id })
    .from(planInvoices)
    .where(and(eq(planInvoices.planId, planId), eq(planInvoices.state, 'open')))
  return rows.map((row) => row.id)
}
