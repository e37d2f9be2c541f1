import type { Actor } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { stripeOperations } from '#db/schema/giving.ts'
import { endOperation } from '../end-operation.server.ts'
import type { OperationState } from '../operation.ts'
import { sendOperation } from '../send-operation.server.ts'
import type { SettleWorld } from '../settle-gift.server.ts'
import { notePlanRefused } from './note-plan.server.ts'
import type { PlanEndpoint } from './plan-operation.ts'
import { settlePlan } from './settle-plan.server.ts'

type Operation = typeof stripeOperations.$inferSelect
type Ending = (world: SettleWorld, actor: Actor, operation: Operation) => Promise<OperationState>

/** How an operation about plans ends whose key Stripe may have forgotten: by looking, not by asking again. */
const endings: Record<PlanEndpoint, Ending> = {
  // The product's id is ours: asked again it is the same product.
  'products.create': (world, actor, { key }) => sendOperation(world, actor, key),

  // A page nobody was ever sent to has expired unpaid.
  'checkout.sessions.create:plan': async (world, actor, operation) => {
    const planId = operation.subjectId as Id<'pln'>
    await world.db.transaction((tx) => notePlanRefused(tx, world, { actor, planId }))
    return endOperation(world, operation, { state: 'failed', failure: 'no answer in 23 hours' })
  },

  // Closed by now, by us or by its time; the plan says which.
  'checkout.sessions.expire:plan': async (world, actor, operation) => {
    await settlePlan(world, actor, operation.subjectId as Id<'pln'>)
    return endOperation(world, operation, { state: 'done' })
  },
}

/** Brings an operation about plans to its end after Stripe may have forgotten its key. */
export function endPlanOperation(world: SettleWorld, actor: Actor, operation: Operation): Promise<OperationState> {
  return endings[operation.endpoint as PlanEndpoint](world, actor, operation)
}
