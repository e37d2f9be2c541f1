import { and, eq } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Tx } from '#db/client.server.ts'
import { planChanges, recurringPlans } from '#db/schema/recurring.ts'
import { stripeOperations } from '#db/schema/stripe.ts'
import { noteChange } from './note-change.server.ts'
import type { SubscriptionSeen } from './plan-payments.ts'
import type { Plan } from './settle-plan.server.ts'

/**
 * A subscription that carries a change still waiting for its answer has been changed: the answer was lost, or is on its way. The
 * change is done, and so is its operation. Answers the plan as it then is; null when no change waited.
 */
export async function finishChange(
  tx: Tx,
  world: Touches<'clock' | 'ids' | 'payments'>,
  { actor, plan, seen }: { actor: Actor; plan: Plan; seen: SubscriptionSeen },
): Promise<Plan | null> {
  const { changeId } = seen
  if (!changeId) return null
  const [waiting] = await tx
    .select({ id: planChanges.id })
    .from(planChanges)
    .where(and(eq(planChanges.id, changeId), eq(planChanges.planId, plan.id), eq(planChanges.state, 'asked')))
  if (!waiting) return null
  await tx
    .update(stripeOperations)
    .set({ state: 'done', responseId: seen.subscriptionId, failure: null, settledAt: world.clock.now() })
    .where(and(eq(stripeOperations.subjectId, changeId), eq(stripeOperations.endpoint, 'subscriptions.update')))
  await noteChange(tx, world, { actor, changeId, seen })
  const [now] = await tx.select().from(recurringPlans).where(eq(recurringPlans.id, plan.id))
  return now ?? null
}
