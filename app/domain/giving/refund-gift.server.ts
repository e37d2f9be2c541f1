import { createHash } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { type Actor, actorOf, type Person } from '#app/domain/people/person.ts'
import type { EuroCents } from '#app/units/euros.ts'
import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { gifts, refunds } from '#db/schema/giving.ts'
import { stripeOperations } from '#db/schema/stripe.ts'
import { acceptPaid } from './accept-paid.server.ts'
import { isOffline } from './arrival.ts'
import { readEurosLeft } from './euros/read-euros-left.server.ts'
import { refundEuros } from './euros/refund-euros.ts'
import { giveBackGift } from './offline/give-back-gift.server.ts'
import { operationKey } from './operation.ts'
import { mayRefund } from './policy.ts'
import { type RefundPart, refundAmount } from './refund-amount.ts'
import { sendOperation } from './send-operation.server.ts'
import type { SettleWorld } from './settle-gift.server.ts'
import { settleRefunds } from './settle-refunds.server.ts'
import { underLock } from './under-lock.server.ts'

export type RefundRefusal =
  | 'not-an-officer'
  | 'no-reason'
  | 'no-such-gift'
  | 'not-settled'
  | 'imported'
  | 'not-paid'
  | 'dollars-unknown'
  | 'other-currency'
  | 'already-refunded'
  | 'more-than-left'
  | 'whole-only'
  | 'property-sold'
  | 'changed-since'
  | 'refund-under-way'
  | 'period-closed'
  | 'payments-refused'
  | 'payments-silent'

export type Refunded = { refundId: Id<'rfd'>; state: 'pending' | 'succeeded' }

/**
 * Gives back a part of a gift, or everything that is left of it. The refund and the words for Stripe are written before Stripe
 * is asked; once the money is on its way back the revenue is reversed, the receipt superseded and the giver told. A quarantined
 * gift is first booked as what was paid. A gift that came without Stripe goes back from the bank. Refuses a second refund,
 * a gift of an import, which has neither payment nor receipt here, and a part when some of the gift was given back since its form was opened.
 */
export async function refundGift(
  world: SettleWorld,
  officer: Person,
  input: { giftId: Id<'gft'>; reason: string; part?: RefundPart; requestId?: string },
): Promise<Outcome<Refunded, RefundRefusal>> {
  if (!mayRefund(officer)) return refuse('not-an-officer')
  const reason = input.reason.trim()
  if (reason === '') return refuse('no-reason')
  const [known] = await world.db
    .select({ channel: gifts.channel, importId: gifts.importId })
    .from(gifts)
    .where(eq(gifts.id, input.giftId))
  if (known?.importId) return refuse('imported')
  if (known && isOffline(known.channel)) return giveBackGift(world, officer, input)
  const actor = actorOf(officer, input.requestId)
  const accepted = await acceptPaid(world, officer, input)
  if (!accepted.ok && accepted.refused !== 'not-quarantined') return refuse(accepted.refused)
  // Someone may have given the money back at Stripe while the gift was in quarantine.
  if (accepted.ok) await settleRefunds(world, actor, input.giftId)
  const { giftId } = input
  // What came from quarantine goes back whole: a part was asked of a sum that has just changed.
  const part = input.part && !accepted.ok ? { part: input.part } : {}
  const prepared = await underLock(world, `gift:${giftId}`, (tx) =>
    prepareRefund(tx, world, { giftId, actor, officer, reason, ...part }),
  )
  if (!prepared.ok) return prepared
  const { refundId } = prepared.value
  const state = await sendOperation(world, actor, operationKey(world.payments.environment, 'refund', refundId))
  if (state === 'unknown' || state === 'sent') return refuse('payments-silent')
  await settleRefunds(world, actor, input.giftId)
  const [refund] = await world.db.select({ state: refunds.state }).from(refunds).where(eq(refunds.id, refundId))
  if (state === 'failed' || refund?.state === 'failed') return refuse(await whyNot(world, input.giftId))
  return done({ refundId, state: refund?.state === 'succeeded' ? 'succeeded' : 'pending' })
}

/** Stripe may refuse because someone gave the money back there. */
async function whyNot(world: SettleWorld, giftId: Id<'gft'>): Promise<'already-refunded' | 'payments-refused'> {
  const [gift] = await world.db.select({ state: gifts.state }).from(gifts).where(eq(gifts.id, giftId))
  return gift?.state === 'refunded' ? 'already-refunded' : 'payments-refused'
}

async function prepareRefund(
  tx: Tx,
  world: SettleWorld,
  ask: { actor: Actor; officer: Person; giftId: Id<'gft'>; reason: string; part?: RefundPart },
): Promise<Outcome<{ refundId: Id<'rfd'> }, RefundRefusal>> {
  const [gift] = await tx.select().from(gifts).where(eq(gifts.id, ask.giftId))
  if (!gift) return refuse('no-such-gift')
  if (gift.state === 'refunded') return refuse('already-refunded')
  const isRefundable = gift.state === 'settled' || gift.state === 'partly_refunded'
  if (!isRefundable || !gift.stripePaymentIntentId) return refuse('not-settled')
  const underWay = await tx
    .select({ id: refunds.id })
    .from(refunds)
    .where(and(eq(refunds.giftId, gift.id), inArray(refunds.state, ['requested', 'pending'])))
  if (underWay.length > 0) return refuse('refund-under-way')
  const refundId = world.ids.next('rfd')
  const left = await readEurosLeft(tx, gift.id)
  const sum = left ? refundEuros(left, gift.refunded, ask.part) : refundDollars(gift, ask.part)
  if (!sum.ok) return sum
  await writeRefund(tx, world, { ...ask, ...sum.value, refundId, paymentIntentId: gift.stripePaymentIntentId })
  return done({ refundId })
}

function refundDollars(gift: typeof gifts.$inferSelect, part?: RefundPart) {
  const amount = refundAmount(gift, part)
  return amount.ok ? done({ amount: amount.value, euros: null }) : amount
}

type Refund = {
  actor: Actor
  officer: Person
  giftId: Id<'gft'>
  reason: string
  refundId: Id<'rfd'>
  amount: Cents
  euros: EuroCents | null
  paymentIntentId: string
}

async function writeRefund(tx: Tx, world: SettleWorld, refund: Refund): Promise<void> {
  const at = world.clock.now()
  const { refundId, giftId, amount, euros, paymentIntentId } = refund
  await tx.insert(refunds).values({
    id: refundId,
    giftId,
    amount,
    euros,
    reason: refund.reason,
    state: 'requested',
    requestedBy: refund.officer.id,
    requestedAt: at,
  })
  const params = world.payments.prepareRefund({ refundId, giftId, paymentIntentId, amount: euros ?? amount })
  await tx.insert(stripeOperations).values({
    key: operationKey(world.payments.environment, 'refund', refundId),
    endpoint: 'refunds.create',
    subjectId: refundId,
    params,
    paramsHash: createHash('sha256').update(params).digest('hex'),
    state: 'prepared',
    preparedAt: at,
  })
  await recordHappening(
    tx,
    { ids: world.ids, at, actor: refund.actor },
    {
      kind: 'refund-requested',
      subject: { type: 'gift', id: giftId },
      after: { refundId, amount, ...(euros && { euros }) },
    },
  )
}
