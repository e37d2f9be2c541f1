import { eq } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { refunds, stripeOperations } from '#db/schema/giving.ts'
import { endOperation } from './end-operation.server.ts'
import { noteCheckoutRefused } from './note-checkout.server.ts'
import { noteRefundRefused } from './note-refund.server.ts'
import { type OperationState, replayableForMs } from './operation.ts'
import { endPlanOperation } from './recurring/end-plan-operation.server.ts'
import { isPlanEndpoint } from './recurring/plan-operation.ts'
import { sendOperation } from './send-operation.server.ts'
import type { SettleWorld } from './settle-gift.server.ts'
import { settleRefunds } from './settle-refunds.server.ts'

/**
 * Brings an operation without an answer to its end. Within 23 hours it is said again under the same key. Later the key may be
 * forgotten, so it is looked up instead: a refund is found among the payment's refunds or did not happen; a session nobody was
 * ever sent to has expired unpaid.
 */
export async function retryOperation(world: SettleWorld, actor: Actor, key: string): Promise<OperationState> {
  const [operation] = await world.db.select().from(stripeOperations).where(eq(stripeOperations.key, key))
  if (!operation) throw new Error(`no operation ${key}`)
  if (operation.state === 'done' || operation.state === 'failed') return operation.state
  const asked = operation.sentAt ?? operation.preparedAt
  if (world.clock.now().getTime() - asked.getTime() < replayableForMs) return sendOperation(world, actor, key)
  if (isPlanEndpoint(operation.endpoint)) return endPlanOperation(world, actor, operation)
  return operation.endpoint === 'refunds.create'
    ? lookUpRefund(world, actor, operation)
    : giveUp(world, actor, operation)
}

type Operation = typeof stripeOperations.$inferSelect

async function lookUpRefund(world: SettleWorld, actor: Actor, operation: Operation): Promise<OperationState> {
  const refundId = operation.subjectId as Id<'rfd'>
  const [before] = await world.db.select().from(refunds).where(eq(refunds.id, refundId))
  if (!before) throw new Error(`operation ${operation.key} has no refund`)
  await settleRefunds(world, actor, before.giftId)
  const [after] = await world.db.select().from(refunds).where(eq(refunds.id, refundId))
  if (!after?.stripeRefundId) return giveUp(world, actor, operation)
  return endOperation(world, operation, { state: 'done', responseId: after.stripeRefundId })
}

async function giveUp(world: SettleWorld, actor: Actor, operation: Operation): Promise<OperationState> {
  const because = 'no answer in 23 hours, and not found at Stripe'
  await world.db.transaction(async (tx) => {
    if (operation.endpoint === 'refunds.create') {
      await noteRefundRefused(tx, world, { actor, refundId: operation.subjectId as Id<'rfd'>, because })
    } else {
      await noteCheckoutRefused(tx, world, { actor, giftId: operation.subjectId as Id<'gft'>, because })
    }
  })
  return endOperation(world, operation, { state: 'failed', failure: because })
}
