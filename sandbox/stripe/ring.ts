import {
  announceInvoice,
  announceTrialEnd,
  endWhenDue,
  expireSubscription,
  finalizeWhenDue,
  renewSubscription,
  resumeCollection,
} from './billing/renew.ts'
import { retryInvoice } from './billing/retry-invoice.ts'
import { settleCharge } from './payments/charges.ts'
import { closeWhenDue } from './payments/close-dispute.ts'
import { openPlannedDispute, returnDebit, warnOfFraud } from './payments/disputes.ts'
import { finishDebit } from './payments/finish-debit.ts'
import { finishPayout, payOutDaily } from './payments/payouts.ts'
import { failRefund, finishRefund } from './payments/refunds.ts'
import { expireSession } from './resources/sessions.ts'
import type { Timer, TimerKind } from './rows.ts'
import type { World } from './world.ts'

/** What a timer does when its time comes. */
export function ring(world: World, { kind, subject }: Timer): void {
  ringers[kind](world, subject)
  if (world.clock.mode === 'real') setImmediate(world.outbox.kick)
}

const ringers: Record<TimerKind, (world: World, subject: string) => void> = {
  'settle-charge': settleCharge,
  'expire-session': expireIfOpen,
  'finish-refund': finishRefund,
  'fail-refund': failRefund,
  'retry-delivery': (world, id) => world.outbox.retry(id),
  'announce-invoice': announceInvoice,
  'renew-subscription': renewSubscription,
  'end-of-trial-nears': announceTrialEnd,
  'end-subscription': endWhenDue,
  'expire-subscription': expireSubscription,
  'resume-collection': resumeCollection,
  'finalize-invoice': finalizeWhenDue,
  'retry-invoice': retryInvoice,
  'finish-debit': finishDebit,
  'return-debit': returnDebit,
  'open-dispute': openPlannedDispute,
  'warn-of-fraud': warnOfFraud,
  'close-dispute': closeWhenDue,
  'pay-out': payOutDaily,
  'finish-payout': finishPayout,
}

function expireIfOpen(world: World, id: string): void {
  const session = world.store.sessions.get(id)
  if (session?.status === 'open') expireSession(world, session)
}
