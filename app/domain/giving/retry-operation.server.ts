import { eq } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { refunds } from '#db/schema/giving.ts'
import { stripeOperations } from '#db/schema/stripe.ts'
import { endAnswer } from './disputes/send-answer.server.ts'
import { endOperation } from './end-operation.server.ts'
import { noteCheckoutRefused } from './note-checkout.server.ts'
import { noteRefundRefused } from './note-refund.server.ts'
import { type Endpoint, type OperationState, replayableForMs } from './operation.ts'
import { readCustomerOfCharge } from './pledges/charge-instalment.server.ts'
import { noteMethodGone } from './pledges/settle-method.server.ts'
import { endPlanOperation } from './recurring/end-plan-operation.server.ts'
import { isPlanEndpoint } from './recurring/plan-operation.ts'
import { sendOperation } from './send-operation.server.ts'
import { type SettleWorld, settleGift } from './settle-gift.server.ts'
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
  if (operation.endpoint === 'refunds.create') return lookUpRefund(world, actor, operation)
  if (operation.endpoint === 'disputes.update' || operation.endpoint === 'disputes.close')
    return endAnswer(world, actor, operation)
  if (operation.endpoint === 'payment_intents.create') return lookUpCharge(world, actor, operation)
  return giveUp(world, actor, operation)
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

/** A charge is found among its customer's payments by the gift it names, or did not happen. */
async function lookUpCharge(world: SettleWorld, actor: Actor, operation: Operation): Promise<OperationState> {
  const giftId = operation.subjectId as Id<'gft'>
  const customerId = await readCustomerOfCharge(world.db, giftId)
  const paymentIntentId = customerId ? await world.payments.findPayment(customerId, giftId) : null
  if (!paymentIntentId) return giveUp(world, actor, operation)
  await settleGift(world, actor, giftId, { paymentIntentId })
  return endOperation(world, operation, { state: 'done', responseId: paymentIntentId })
}

async function giveUp(world: SettleWorld, actor: Actor, operation: Operation): Promise<OperationState> {
  const because = 'no answer in 23 hours, and not found at Stripe'
  await world.db.transaction((tx) => noteRefused(tx, world, { actor, operation, because }))
  return endOperation(world, operation, { state: 'failed', failure: because })
}

async function noteRefused(
  tx: Tx,
  world: SettleWorld,
  { actor, operation, because }: { actor: Actor; operation: Operation; because: string },
): Promise<void> {
  const { subjectId } = operation
  switch (operation.endpoint as Endpoint) {
    case 'refunds.create':
      return noteRefundRefused(tx, world, { actor, refundId: subjectId as Id<'rfd'>, because })
    case 'checkout.sessions.create:setup':
      return noteMethodGone(tx, subjectId as Id<'mth'>)
    default:
      return noteCheckoutRefused(tx, world, { actor, giftId: subjectId as Id<'gft'>, because })
  }
}
