import { and, eq, ne } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { recurringPlans } from '#db/schema/recurring.ts'
import { operationKey } from '../operation.ts'
import { prepareOperation } from '../prepare-operation.server.ts'
import { sendOperation } from '../send-operation.server.ts'
import type { SettleWorld } from '../settle-gift.server.ts'
import { settlePlan } from './settle-plan.server.ts'

/**
 * Closes the payment page of a plan that was begun for the same donor and fund and not paid, so that another can be begun and
 * the two never both be paid. When it was paid meanwhile, it is settled and keeps its place.
 */
export async function freePlace(
  world: SettleWorld,
  actor: Actor,
  place: { donorId: Id<'dnr'>; fundId: Id<'fnd'>; intentId: string },
): Promise<void> {
  const begun = await world.db
    .select({ id: recurringPlans.id, sessionId: recurringPlans.stripeSessionId })
    .from(recurringPlans)
    .where(
      and(
        eq(recurringPlans.donorId, place.donorId),
        eq(recurringPlans.fundId, place.fundId),
        eq(recurringPlans.state, 'started'),
        ne(recurringPlans.intentId, place.intentId),
      ),
    )
  for (const plan of begun) await close(world, actor, plan)
}

async function close(
  world: SettleWorld,
  actor: Actor,
  plan: { id: Id<'pln'>; sessionId: string | null },
): Promise<void> {
  const { environment } = world.payments
  const sessionId = plan.sessionId ?? (await openSession(world, actor, plan.id))
  if (!sessionId) return
  const key = operationKey(environment, 'plan-expiry', plan.id)
  const params = world.payments.prepareExpiry(sessionId)
  const at = world.clock.now()
  await world.db.transaction((tx) =>
    prepareOperation(tx, { key, endpoint: 'checkout.sessions.expire:plan', subjectId: plan.id, params, at }),
  )
  await sendOperation(world, actor, key)
  await settlePlan(world, actor, plan.id)
}

/** A page whose address was never heard can only be closed once Stripe has said it. */
async function openSession(world: SettleWorld, actor: Actor, planId: Id<'pln'>): Promise<string | null> {
  await sendOperation(world, actor, operationKey(world.payments.environment, 'plan-checkout', planId))
  const [plan] = await world.db
    .select({ sessionId: recurringPlans.stripeSessionId })
    .from(recurringPlans)
    .where(eq(recurringPlans.id, planId))
  return plan?.sessionId ?? null
}
