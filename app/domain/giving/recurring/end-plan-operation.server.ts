import { eq } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { planChanges } from '#db/schema/recurring.ts'
import type { stripeOperations } from '#db/schema/stripe.ts'
import { endOperation } from '../end-operation.server.ts'
import type { OperationState } from '../operation.ts'
import { sendOperation } from '../send-operation.server.ts'
import type { SettleWorld } from '../settle-gift.server.ts'
import { endCardUpdate } from './note-card.server.ts'
import { noteChangeRefused } from './note-change.server.ts'
import { notePlanRefused } from './note-plan.server.ts'
import type { PlanEndpoint } from './plan-operation.ts'
import { settleInvoice } from './settle-invoice.server.ts'
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
    return endOperation(world, operation, { state: 'failed', failure: lost })
  },

  // Closed by now, by us or by its time; the plan says which.
  'checkout.sessions.expire:plan': async (world, actor, operation) => {
    await settlePlan(world, actor, operation.subjectId as Id<'pln'>)
    return endOperation(world, operation, { state: 'done' })
  },

  // A subscription carries the change it was last told of: settling its plan finds it, or it never arrived.
  'subscriptions.update': async (world, actor, operation) => {
    const changeId = operation.subjectId as Id<'pch'>
    const [change] = await world.db.select().from(planChanges).where(eq(planChanges.id, changeId))
    if (!change) throw new Error(`operation ${operation.key} has no change`)
    await settlePlan(world, actor, change.planId)
    const [now] = await world.db.select().from(planChanges).where(eq(planChanges.id, changeId))
    if (now?.state === 'done') return 'done'
    await world.db.transaction((tx) => noteChangeRefused(tx, world, { changeId, because: lost }))
    return endOperation(world, operation, { state: 'failed', failure: lost })
  },

  'checkout.sessions.create:card': async (world, _actor, operation) => {
    const updateId = operation.subjectId as Id<'cup'>
    await world.db.transaction((tx) => endCardUpdate(tx, { updateId, state: 'failed', at: world.clock.now() }))
    return endOperation(world, operation, { state: 'failed', failure: lost })
  },

  // What became of the invoice is what became of the call.
  'invoices.pay': endByInvoice,
  'invoices.void': endByInvoice,
}

const lost = 'no answer in 23 hours, and not found at Stripe'

async function endByInvoice(world: SettleWorld, actor: Actor, operation: Operation): Promise<OperationState> {
  await settleInvoice(world, actor, operation.subjectId)
  return endOperation(world, operation, { state: 'done' })
}

/** Brings an operation about plans to its end after Stripe may have forgotten its key. */
export function endPlanOperation(world: SettleWorld, actor: Actor, operation: Operation): Promise<OperationState> {
  return endings[operation.endpoint as PlanEndpoint](world, actor, operation)
}
