import { eq } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { disputes } from '#db/schema/disputes.ts'
import { endOperation } from '../end-operation.server.ts'
import type { OperationState } from '../operation.ts'
import type { Operation, Result, Sender } from '../send-operation.server.ts'
import type { SettleWorld } from '../settle-gift.server.ts'
import { isClosed } from './dispute.ts'

/** How an answer to a dispute is said. A refusal frees the dispute for another one. */
export const answerSenders: Record<'disputes.update' | 'disputes.close', Sender> = {
  'disputes.update': async (world, _actor, operation) =>
    resultOf(operation, await world.payments.submitEvidence(operation.key, operation.params)),
  'disputes.close': async (world, _actor, operation) =>
    resultOf(operation, await world.payments.concede(operation.key, operation.params)),
}

type Said = Awaited<ReturnType<SettleWorld['payments']['concede']>>

function resultOf(operation: Operation, answer: Said): Result {
  if (answer.kind === 'done') return { state: 'done', responseId: answer.made.stripeDisputeId }
  const failure = answer.because
  if (answer.kind === 'unknown') return { state: 'unknown', failure }
  return { state: 'failed', failure, write: (tx) => noteUnanswered(tx, operation.subjectId as Id<'dsp'>) }
}

/** An answer whose own answer was lost for a day: the dispute itself says whether it was heard. */
export async function endAnswer(world: SettleWorld, _actor: Actor, operation: Operation): Promise<OperationState> {
  const disputeId = operation.subjectId as Id<'dsp'>
  const [dispute] = await world.db.select().from(disputes).where(eq(disputes.id, disputeId))
  if (!dispute) throw new Error(`operation ${operation.key} has no dispute`)
  const seen = await world.payments.readDispute(dispute.stripeDisputeId)
  if (seen.isAnswered || isClosed(seen.state))
    return endOperation(world, operation, { state: 'done', responseId: dispute.stripeDisputeId })
  await world.db.transaction((tx) => noteUnanswered(tx, disputeId))
  return endOperation(world, operation, { state: 'failed', failure: 'no answer in 23 hours, and not heard at Stripe' })
}

async function noteUnanswered(tx: Tx, disputeId: Id<'dsp'>): Promise<void> {
  await tx.update(disputes).set({ answer: null, answeredBy: null, answeredAt: null }).where(eq(disputes.id, disputeId))
}
