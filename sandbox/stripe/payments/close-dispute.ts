import type { Dispute } from '../objects.ts'
import { idOf } from '../objects.ts'
import type { World } from '../world.ts'
import { book, rateOf } from './balance.ts'
import { withdrawFunds } from './disputes.ts'

/** The bank has decided. What was withdrawn comes back when the dispute is won; the fee does not. */
export function closeDispute(world: World, dispute: Dispute, outcome: 'won' | 'lost'): Dispute {
  if (!isOpen(dispute)) return dispute
  world.clock.cancel('close-dispute', dispute.id)
  const isInquiry = dispute.status.startsWith('warning_')
  const closed = world.store.disputes.put({ ...dispute, status: isInquiry ? 'warning_closed' : outcome })
  world.outbox.emit('charge.dispute.closed', closed, { status: dispute.status })
  return isInquiry || outcome === 'lost' ? closed : reinstateFunds(world, closed)
}

/** The bank changes its mind about a dispute that was lost: the money comes back as if it had been won at once. */
export function overturn(world: World, dispute: Dispute): Dispute {
  if (dispute.status !== 'lost') return dispute
  const won = world.store.disputes.put({ ...dispute, status: 'won' })
  world.outbox.emit('charge.dispute.updated', won, { status: 'lost' })
  return reinstateFunds(world, won)
}

function reinstateFunds(world: World, closed: Dispute): Dispute {
  const entry = book(
    world,
    {
      description: `Chargeback reversal for ${idOf(closed.charge)}`,
      amount: Math.round(closed.amount * rateOf(world, closed)),
      rate: rateOf(world, closed),
      type: 'adjustment',
      source: closed.id,
      isInstant: true,
    },
    'dispute_reversal',
  )
  const reinstated = world.store.disputes.put({
    ...closed,
    balance_transactions: [...closed.balance_transactions, entry],
  })
  world.outbox.emit('charge.dispute.funds_reinstated', reinstated)
  return reinstated
}

export function isOpen({ status }: Dispute): boolean {
  return ['needs_response', 'under_review', 'warning_needs_response', 'warning_under_review'].includes(status)
}

/** Nobody answered in time, or the bank has read what was sent: Stripe's magic words decide, otherwise the cardholder wins. */
export function closeWhenDue(world: World, id: string): void {
  const dispute = world.store.disputes.get(id)
  if (!dispute || !isOpen(dispute)) return
  const isSubmitted = dispute.evidence_details.submission_count > 0
  const words = dispute.evidence.uncategorized_text
  if (isSubmitted && words === 'escalate_inquiry_evidence' && dispute.status.startsWith('warning_'))
    escalate(world, dispute)
  else closeDispute(world, dispute, isSubmitted && words === 'winning_evidence' ? 'won' : 'lost')
}

const daysToAnswer = 10
const day = 86_400

/** An inquiry becomes a dispute: now the money goes. */
export function escalate(world: World, dispute: Dispute): Dispute {
  world.clock.cancel('close-dispute', dispute.id)
  const card = dispute.payment_method_details?.card
  const escalated = world.store.disputes.put({
    ...dispute,
    status: 'needs_response',
    is_charge_refundable: false,
    evidence_details: { ...dispute.evidence_details, due_by: world.clock.seconds() + daysToAnswer * day },
    ...(card ? { payment_method_details: { type: 'card', card: { ...card, case_type: 'chargeback' } } } : {}),
  })
  world.outbox.emit('charge.dispute.updated', escalated, { status: dispute.status })
  world.clock.schedule({ kind: 'close-dispute', subject: dispute.id, inSeconds: daysToAnswer * day })
  return withdrawFunds(world, escalated)
}
