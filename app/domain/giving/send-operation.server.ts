import { and, eq, inArray } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { stripeOperations } from '#db/schema/stripe.ts'
import { answerSenders } from './disputes/send-answer.server.ts'
import { noteCheckout, noteCheckoutRefused } from './note-checkout.server.ts'
import { noteRefund, noteRefundRefused } from './note-refund.server.ts'
import type { Endpoint, OperationState } from './operation.ts'
import { sendCharge, sendSetup } from './pledges/senders.server.ts'
import { planSenders } from './recurring/send-plan-operation.server.ts'

export type SendWorld = Touches<'db' | 'clock' | 'ids' | 'payments' | 'lab'>
export type Operation = typeof stripeOperations.$inferSelect
/** What came of a call, and what is to be written with it. */
export type Result = {
  state: 'done' | 'failed' | 'unknown'
  responseId?: string
  failure?: string
  write?: (tx: Tx) => Promise<void>
}

export type Sender = (world: SendWorld, actor: Actor, operation: Operation) => Promise<Result>

/** How each kind of operation is said, and what its answer is written to. */
const senders: Record<Endpoint, Sender> = {
  'checkout.sessions.create': sendCheckout,
  'refunds.create': sendRefund,
  ...planSenders,
  'checkout.sessions.create:setup': sendSetup,
  'payment_intents.create': sendCharge,
  ...answerSenders,
}

const openStates: OperationState[] = ['prepared', 'sent', 'unknown']

/**
 * Sends a stored operation, or sends it again: same key, same bytes, so Stripe does it once however often it is asked, also by
 * two at once. Writes what came of it together with its effect. An operation that has ended is not sent.
 */
export async function sendOperation(world: SendWorld, actor: Actor, key: string): Promise<OperationState> {
  const [operation] = await world.db
    .update(stripeOperations)
    .set({ state: 'sent' })
    .where(and(eq(stripeOperations.key, key), inArray(stripeOperations.state, openStates)))
    .returning()
  if (!operation) return readState(world, key)
  if (!operation.sentAt) {
    await world.db.update(stripeOperations).set({ sentAt: world.clock.now() }).where(eq(stripeOperations.key, key))
  }
  const send = senders[operation.endpoint as Endpoint]
  return save(world, operation, await send(world, actor, operation))
}

async function sendCheckout(world: SendWorld, actor: Actor, { key, params, subjectId }: Operation): Promise<Result> {
  const giftId = subjectId as Id<'gft'>
  const answer = await world.payments.startCheckout(key, params)
  if (answer.kind === 'done') {
    const { made } = answer
    return { state: 'done', responseId: made.sessionId, write: (tx) => noteCheckout(tx, { giftId, ...made }) }
  }
  const failure = answer.because
  if (answer.kind === 'unknown') return { state: 'unknown', failure }
  return {
    state: 'failed',
    failure,
    write: (tx) => noteCheckoutRefused(tx, world, { actor, giftId, because: failure }),
  }
}

async function sendRefund(world: SendWorld, actor: Actor, { key, params, subjectId }: Operation): Promise<Result> {
  const refundId = subjectId as Id<'rfd'>
  const answer = await world.payments.refund(key, params)
  if (answer.kind === 'done') {
    const seen = answer.made
    return { state: 'done', responseId: seen.stripeRefundId, write: (tx) => noteRefund(tx, { refundId, seen }) }
  }
  const failure = answer.because
  if (answer.kind === 'unknown') return { state: 'unknown', failure }
  return {
    state: 'failed',
    failure,
    write: (tx) => noteRefundRefused(tx, world, { actor, refundId, because: failure }),
  }
}

/** Another sender may have finished first; then its result stands. */
async function save(world: SendWorld, { key }: Operation, result: Result): Promise<OperationState> {
  const { state, responseId = null, failure = null } = result
  const settledAt = state === 'unknown' ? null : world.clock.now()
  const isOurs = await world.db.transaction(async (tx) => {
    const [saved] = await tx
      .update(stripeOperations)
      .set({ state, responseId, failure, settledAt })
      .where(and(eq(stripeOperations.key, key), inArray(stripeOperations.state, openStates)))
      .returning({ key: stripeOperations.key })
    if (saved) await result.write?.(tx)
    return saved !== undefined
  })
  return isOurs ? state : readState(world, key)
}

async function readState(world: SendWorld, key: string): Promise<OperationState> {
  const [row] = await world.db
    .select({ state: stripeOperations.state })
    .from(stripeOperations)
    .where(eq(stripeOperations.key, key))
  if (!row) throw new Error(`no operation ${key}`)
  return row.state
}
