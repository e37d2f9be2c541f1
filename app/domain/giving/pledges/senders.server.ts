import { and, eq, isNull } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { gifts } from '#db/schema/giving.ts'
import { pledgeMethods } from '#db/schema/pledge-methods.ts'
import { noteCheckoutRefused } from '../note-checkout.server.ts'
import type { Operation, Result, SendWorld } from '../send-operation.server.ts'
import { noteMethodGone } from './settle-method.server.ts'

/** Asks for the page on which a method is saved. */
export async function sendSetup(world: SendWorld, _actor: Actor, operation: Operation): Promise<Result> {
  const methodId = operation.subjectId as Id<'mth'>
  const answer = await world.payments.startSetup(operation.key, operation.params)
  if (answer.kind === 'unknown') return { state: 'unknown', failure: answer.because }
  if (answer.kind === 'refused')
    return { state: 'failed', failure: answer.because, write: (tx) => noteMethodGone(tx, methodId) }
  const { sessionId, url } = answer.made
  return {
    state: 'done',
    responseId: sessionId,
    write: async (tx) => {
      await tx
        .update(pledgeMethods)
        .set({ stripeSessionId: sessionId, stripeSessionUrl: url })
        .where(and(eq(pledgeMethods.id, methodId), isNull(pledgeMethods.stripeSessionId)))
    },
  }
}

/** Charges a saved method. What came of it is settled from the payment, which may be on its way for days. */
export async function sendCharge(world: SendWorld, actor: Actor, operation: Operation): Promise<Result> {
  const giftId = operation.subjectId as Id<'gft'>
  const answer = await world.payments.charge(operation.key, operation.params)
  if (answer.kind === 'unknown') return { state: 'unknown', failure: answer.because }
  if (answer.kind === 'refused') {
    const failure = answer.because
    return {
      state: 'failed',
      failure,
      write: (tx) => noteCheckoutRefused(tx, world, { actor, giftId, because: failure }),
    }
  }
  const { paymentIntentId } = answer.made
  return {
    state: 'done',
    responseId: paymentIntentId,
    write: async (tx) => {
      await tx
        .update(gifts)
        .set({ stripePaymentIntentId: paymentIntentId })
        .where(and(eq(gifts.id, giftId), isNull(gifts.stripePaymentIntentId)))
    },
  }
}
