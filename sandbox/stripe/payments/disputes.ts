import type { Charge, Dispute } from '../objects.ts'
import { idOf } from '../objects.ts'
import type { World } from '../world.ts'
import { book, rateOf } from './balance.ts'
import { settleNow } from './charges.ts'
import { describeDispute } from './describe-dispute.ts'
import { revokeMandates } from './mandates.ts'
import { behaviourOf } from './payment-methods.ts'

const feeCents = 1_500
const day = 86_400
/** How long an issuer thinks about a case, and an inquiry stays open when nothing follows. */
const inquiryDays = 90

export interface DisputeAsked {
  charge: Charge
  reason: string
  isInquiry: boolean
  amount?: number
}

/** A cardholder disputes a charge at their bank: the money and a fee leave the balance. An inquiry only asks. */
export function openDispute(world: World, asked: DisputeAsked): Dispute {
  const charge = settleNow(world, asked.charge)
  const fresh = world.store.disputes.put(describeDispute(world, { ...asked, charge }))
  world.store.charges.put({ ...charge, disputed: true })
  world.outbox.emit('charge.dispute.created', fresh)
  const dueBy = fresh.evidence_details.due_by ?? world.clock.seconds()
  const inSeconds = asked.isInquiry ? inquiryDays * day : dueBy - world.clock.seconds()
  world.clock.schedule({ kind: 'close-dispute', subject: fresh.id, inSeconds })
  return asked.isInquiry ? fresh : withdrawFunds(world, fresh)
}

/** Takes the disputed money and the fee out of the balance. */
export function withdrawFunds(world: World, dispute: Dispute): Dispute {
  const entry = book(
    world,
    {
      description: `Chargeback withdrawal for ${idOf(dispute.charge)}`,
      amount: -Math.round(dispute.amount * rateOf(world, dispute)),
      rate: rateOf(world, dispute),
      fees: [{ amount: feeCents, description: 'Dispute fee' }],
      type: 'adjustment',
      source: dispute.id,
      isInstant: true,
    },
    'dispute',
  )
  const withdrawn = world.store.disputes.put({
    ...dispute,
    balance_transactions: [...dispute.balance_transactions, entry],
  })
  world.outbox.emit('charge.dispute.funds_withdrawn', withdrawn)
  return withdrawn
}

/** A dispute that a test card has planned. */
export function openPlannedDispute(world: World, subject: string): void {
  const [id = '', part] = subject.split(':')
  const charge = world.store.charges.get(id)
  const { aftermath } = charge?.payment_method ? behaviourOf(world, charge.payment_method) : {}
  if (!charge?.paid || aftermath === undefined) return
  openDispute(world, {
    charge,
    reason: aftermath === 'product_not_received' ? 'product_not_received' : 'fraudulent',
    isInquiry: aftermath === 'inquiry',
    ...(part === undefined ? {} : { amount: Number(part) }),
  })
}

/**
 * A bank debit comes back after it had succeeded. The bank has decided: such a dispute is lost when it opens, and the owner's
 * word no longer holds.
 */
export function returnDebit(world: World, chargeId: string, reason = 'debit_not_authorized'): void {
  const found = world.store.charges.get(chargeId)
  if (found?.status !== 'succeeded' || found.disputed) return
  const charge = settleNow(world, found)
  const dispute = world.store.disputes.put(describeDispute(world, { charge, reason, isInquiry: false, isFinal: true }))
  world.store.charges.put({ ...charge, disputed: true })
  world.outbox.emit('charge.dispute.created', dispute)
  const withdrawn = withdrawFunds(world, dispute)
  world.outbox.emit('charge.dispute.closed', withdrawn)
  revokeMandates(world, charge.payment_method ?? '')
}

/** The issuer reports fraud before anyone disputes: a refund now may spare the dispute. */
export function warnOfFraud(world: World, chargeId: string): void {
  const charge = world.store.charges.get(chargeId)
  const intent = idOf(charge?.payment_intent)
  if (!charge) return
  const warning = world.store.earlyFraudWarnings.put({
    id: world.ids.next('issfr_'),
    object: 'radar.early_fraud_warning',
    actionable: !charge.refunded && !charge.disputed,
    charge: charge.id,
    created: world.clock.seconds(),
    fraud_type: 'made_with_stolen_card',
    livemode: false,
    ...(intent ? { payment_intent: intent } : {}),
  })
  world.outbox.emit('radar.early_fraud_warning.created', warning)
}
