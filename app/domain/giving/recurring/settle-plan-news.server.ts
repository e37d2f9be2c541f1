import { and, eq, inArray } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { recurringPlans } from '#db/schema/recurring.ts'
import type { SettleWorld } from '../settle-gift.server.ts'
import { runningStates } from './plan.ts'
import type { PlanSubject } from './plan-subject.ts'
import { settleCardUpdate } from './settle-card-update.server.ts'
import { settleInvoice } from './settle-invoice.server.ts'
import { type PlanHint, settlePlan } from './settle-plan.server.ts'

type News<Kind extends PlanSubject['kind']> = (
  world: SettleWorld,
  actor: Actor,
  subject: Extract<PlanSubject, { kind: Kind }>,
) => Promise<'settled' | 'not-ours'>

/** What each kind of news about a plan leads to. */
export const planSettlers: { [Kind in PlanSubject['kind']]: News<Kind> } = {
  'plan-checkout': (world, actor, { planId, sessionId }) => settle(world, actor, planId, { sessionId }),

  subscription: async (world, actor, { subscriptionId, planId }) => {
    const known = await findBySubscription(world, subscriptionId)
    return settle(world, actor, known ?? planId, { subscriptionId })
  },

  invoice: async (world, actor, { invoiceId, subscriptionId, planId }) => {
    const known = await findBySubscription(world, subscriptionId)
    if (!known && (await settle(world, actor, planId, { subscriptionId })) === 'not-ours') return 'not-ours'
    const settled = await settleInvoice(world, actor, invoiceId)
    return settled.ok ? 'settled' : 'not-ours'
  },

  method: async (world, actor, { methodId }) => {
    const plans = await world.db
      .select({ id: recurringPlans.id })
      .from(recurringPlans)
      .where(and(eq(recurringPlans.stripeMethodId, methodId), inArray(recurringPlans.state, [...runningStates])))
    for (const { id } of plans) await settlePlan(world, actor, id)
    return plans.length > 0 ? 'settled' : 'not-ours'
  },

  'card-update': async (world, actor, { updateId, sessionId }) => {
    const settled = await settleCardUpdate(world, actor, updateId, sessionId)
    if (settled.ok || settled.refused === 'not-now') return 'settled'
    if (settled.refused === 'no-such-update') return 'not-ours'
    throw new Error(`the card of ${updateId} is not in use yet: ${settled.refused}`)
  },
}

async function settle(
  world: SettleWorld,
  actor: Actor,
  planId: Id<'pln'> | null,
  hint: PlanHint,
): Promise<'settled' | 'not-ours'> {
  if (!planId) return 'not-ours'
  const settled = await settlePlan(world, actor, planId, hint)
  return settled.ok ? 'settled' : 'not-ours'
}

async function findBySubscription(world: SettleWorld, subscriptionId: string): Promise<Id<'pln'> | null> {
  const [plan] = await world.db
    .select({ id: recurringPlans.id })
    .from(recurringPlans)
    .where(eq(recurringPlans.stripeSubscriptionId, subscriptionId))
  return plan?.id ?? null
}
