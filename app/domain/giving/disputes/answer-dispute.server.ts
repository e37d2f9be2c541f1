import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { type Actor, actorOf, type Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { disputes } from '#db/schema/disputes.ts'
import { operationKey } from '../operation.ts'
import { mayAnswerDisputes } from '../policy.ts'
import { prepareOperation } from '../prepare-operation.server.ts'
import { sendOperation } from '../send-operation.server.ts'
import type { SettleWorld } from '../settle-gift.server.ts'
import { underLock } from '../under-lock.server.ts'
import { type DisputeState, type Evidence, isClosed, isOpenToAnswer } from './dispute.ts'
import { settleDispute } from './settle-dispute.server.ts'

export type AnswerRefusal =
  | 'not-an-officer'
  | 'no-such-dispute'
  | 'no-story'
  | 'already-answered'
  | 'too-late'
  | 'payments-refused'
  | 'payments-silent'

/** What is said to the bank: that it is right, or why it is not. */
export type DisputeAnswer = { concedes: true } | { concedes: false; evidence: Evidence }
type Input = { disputeId: Id<'dsp'>; answer: DisputeAnswer; requestId?: string }

/**
 * Answers a dispute at Stripe, once and for good: with evidence, or by letting the giver's bank have its way. The words are stored
 * before they are said. Refuses one that was answered, has ended, or whose day has passed.
 */
export async function answerDispute(
  world: SettleWorld,
  officer: Person,
  input: Input,
): Promise<Outcome<{ state: DisputeState }, AnswerRefusal>> {
  if (!mayAnswerDisputes(officer)) return refuse('not-an-officer')
  if (!input.answer.concedes && input.answer.evidence.story.trim() === '') return refuse('no-story')
  const [known] = await world.db.select().from(disputes).where(eq(disputes.id, input.disputeId))
  if (!known) return refuse('no-such-dispute')
  const actor = actorOf(officer, input.requestId)
  const prepared = await underLock(world, `gift:${known.giftId}`, (tx) => prepare(tx, world, { actor, officer, input }))
  if (!prepared.ok) return prepared
  const state = await sendOperation(world, actor, prepared.value)
  if (state === 'failed') return refuse('payments-refused')
  if (state !== 'done') return refuse('payments-silent')
  const settled = await settleDispute(world, actor, known)
  return settled.ok ? done({ state: settled.value.state }) : refuse('no-such-dispute')
}

async function prepare(
  tx: Tx,
  world: SettleWorld,
  { actor, officer, input }: { actor: Actor; officer: Person; input: Input },
): Promise<Outcome<string, AnswerRefusal>> {
  const at = world.clock.now()
  const { answer, disputeId } = input
  const [dispute] = await tx.select().from(disputes).where(eq(disputes.id, disputeId))
  if (!dispute) return refuse('no-such-dispute')
  if (!isOpenToAnswer(dispute, at))
    return refuse(dispute.answeredAt || isClosed(dispute.state) ? 'already-answered' : 'too-late')
  const { stripeDisputeId } = dispute
  const asked = dispute.asked + 1
  const said = answer.concedes ? null : JSON.stringify(answer.evidence)
  await tx
    .update(disputes)
    .set({ asked, answer: said, answeredBy: officer.id, answeredAt: at })
    .where(eq(disputes.id, disputeId))
  const key = operationKey(world.payments.environment, 'dispute', disputeId, asked)
  await prepareOperation(tx, {
    key,
    endpoint: answer.concedes ? 'disputes.close' : 'disputes.update',
    subjectId: disputeId,
    params: answer.concedes
      ? world.payments.prepareConcession(stripeDisputeId)
      : world.payments.prepareEvidence({ disputeId, stripeDisputeId, evidence: answer.evidence }),
    at,
  })
  await recordHappening(
    tx,
    { ids: world.ids, at, actor },
    {
      kind: answer.concedes ? 'dispute-conceded' : 'dispute-answered',
      subject: { type: 'gift', id: dispute.giftId },
      after: { amount: dispute.amount },
    },
  )
  return done(key)
}
