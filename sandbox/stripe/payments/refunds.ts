import type { Charge, Metadata, Refund } from '../objects.ts'
import { idOf } from '../objects.ts'
import type { World } from '../world.ts'
import { bookRefund, bookRefundFailure } from './balance.ts'
import { settleNow } from './charges.ts'
import { closeDispute } from './close-dispute.ts'
import { businessDays } from './debits.ts'
import { behaviourOf } from './payment-methods.ts'

export interface RefundAsked {
  charge: Charge
  amount: number
  reason: Refund['reason']
  metadata: Metadata
}

/** Gives money back: stores the refund, books it, and moves the charge's total. Two test cards make it wait or fail. */
export function createRefund(world: World, asked: RefundAsked): Refund {
  const { amount } = asked
  const charge = settleNow(world, asked.charge)
  const type = charge.payment_method_details?.type ?? 'card'
  const behaviour = behaviourOf(world, charge.payment_method ?? '').refund ?? (type === 'card' ? null : 'pending')
  const id = world.ids.next(type === 'card' ? 're_' : 'pyr_')
  const fresh: Refund = {
    id,
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: world.clock.seconds(),
    currency: charge.currency,
    customer: idOf(charge.customer),
    customer_account: null,
    destination_details: describeDestination(type),
    metadata: asked.metadata,
    payment_intent: idOf(charge.payment_intent),
    payment_method: charge.payment_method,
    reason: asked.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: behaviour === 'pending' ? 'pending' : 'succeeded',
    transfer_reversal: null,
    ...(behaviour === 'pending' ? { pending_reason: 'processing' } : {}),
  }
  const entry = bookRefund(world, fresh, `REFUND FOR CHARGE${charge.description ? ` (${charge.description})` : ''}`)
  const refund = world.store.refunds.put({ ...fresh, balance_transaction: entry.id })
  const total = charge.amount_refunded + amount
  const after = world.store.charges.put({ ...charge, amount_refunded: total, refunded: total === charge.amount })
  world.outbox.emit('refund.created', refund)
  world.outbox.emit('charge.refunded', after, { amount_refunded: charge.amount_refunded, refunded: charge.refunded })
  if (after.refunded) endInquiries(world, charge.id)
  const wait = type === 'card' ? world.settings.settleSeconds : businessDays(world.clock.seconds(), bankRefundDays)
  if (behaviour === 'pending') world.clock.schedule({ kind: 'finish-refund', subject: id, inSeconds: wait })
  if (behaviour === 'fails')
    world.clock.schedule({ kind: 'fail-refund', subject: id, inSeconds: world.settings.settleSeconds })
  return refund
}

/** Money that went back whole leaves nothing to ask about; after a part, the bank may still make it a dispute. */
function endInquiries(world: World, chargeId: string): void {
  for (const dispute of world.store.disputes.newestFirst()) {
    if (idOf(dispute.charge) === chargeId && dispute.status.startsWith('warning_')) closeDispute(world, dispute, 'won')
  }
}

/** Money goes back to a bank account about as slowly as it came. */
const bankRefundDays = 5

function describeDestination(type: string): NonNullable<Refund['destination_details']> {
  if (type === 'card')
    return {
      card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
      type: 'card',
    }
  return { type: type === 'sepa_debit' ? 'sepa_bank_transfer' : 'us_bank_transfer' }
}

/** A pending refund reaches its card or account. */
export function finishRefund(world: World, refundId: string): void {
  const refund = world.store.refunds.get(refundId)
  if (refund?.status !== 'pending') return
  const { pending_reason: _, ...rest } = refund
  world.outbox.emit('refund.updated', world.store.refunds.put({ ...rest, status: 'succeeded' }), { status: 'pending' })
}

/** The bank sends a refund back: the money returns to the balance and the charge counts as not refunded again. */
export function failRefund(world: World, refundId: string): void {
  const refund = world.store.refunds.get(refundId)
  const charge = world.store.charges.get(idOf(refund?.charge) ?? '')
  if (!refund || !charge || refund.status === 'failed') return
  const entry = bookRefundFailure(world, refund)
  const failed = world.store.refunds.put({
    ...refund,
    status: 'failed',
    failure_balance_transaction: entry.id,
    failure_reason: 'expired_or_canceled_card',
  })
  const left = charge.amount_refunded - refund.amount
  const after = world.store.charges.put({ ...charge, amount_refunded: left, refunded: false })
  world.outbox.emit('refund.updated', failed, { status: refund.status })
  world.outbox.emit('refund.failed', failed)
  world.outbox.emit('charge.updated', after, { amount_refunded: charge.amount_refunded, refunded: charge.refunded })
}
