import { and, eq, isNull } from 'drizzle-orm'
import { portal } from '#app/domain/people/person.ts'
import { disputes } from '#db/schema/disputes.ts'
import { planInvoices } from '#db/schema/recurring.ts'
import { cancelPlan } from '../recurring/cancel-plan.server.ts'
import type { SettleWorld } from '../settle-gift.server.ts'
import type { DisputeState } from './dispute.ts'

const stopping: readonly DisputeState[] = ['needs_response', 'under_review', 'lost']

/**
 * Stops the plan a disputed gift belongs to: whoever disputes one charge does not want the next, and each would cost a fee. Once
 * for each dispute, so that a giver who takes the plan up again keeps it. Throws while Stripe does not answer.
 */
export async function stopPlanOfDispute(world: SettleWorld, dispute: typeof disputes.$inferSelect): Promise<void> {
  if (dispute.planStoppedAt || !stopping.includes(dispute.state)) return
  const [invoice] = await world.db
    .select({ planId: planInvoices.planId })
    .from(planInvoices)
    .where(eq(planInvoices.giftId, dispute.giftId))
  if (!invoice) return
  const stopped = await cancelPlan(world, { person: null, hasKey: true, actor: portal('dispute') }, invoice.planId)
  if (!stopped.ok && (stopped.refused === 'payments-silent' || stopped.refused === 'change-under-way'))
    throw new Error(`the plan ${invoice.planId} of dispute ${dispute.id} is not stopped yet: ${stopped.refused}`)
  await world.db
    .update(disputes)
    .set({ planStoppedAt: world.clock.now() })
    .where(and(eq(disputes.id, dispute.id), isNull(disputes.planStoppedAt)))
}
