import type { BalanceEntry, Payout } from '../objects.ts'
import type { World } from '../world.ts'
import { asOfNow, book } from './balance.ts'
import { planPayout } from './plan-payout.ts'

const day = 86_400
const daysUntilArrival = 2

/** Runs at midnight: all that is available and not yet paid out goes to the bank as one payout. */
export function payOutDaily(world: World): void {
  const unpaid = world.store.balanceEntries
    .oldestFirst()
    .map((entry) => asOfNow(world, entry))
    .filter((entry) => world.store.paidOut.get(entry.id) === undefined)
  const entries = unpaid.filter((entry) => entry.status === 'available')
  const amount = entries.reduce((sum, entry) => sum + entry.net, 0)
  if (amount > 0)
    createPayout(world, { amount, entries, isAutomatic: true, description: 'STRIPE PAYOUT', metadata: {} })
  if (amount > 0 ? unpaid.length > entries.length : unpaid.length > 0) planPayout(world)
}

export interface PayoutAsked {
  amount: number
  entries: readonly BalanceEntry[]
  isAutomatic: boolean
  description: string | null
  metadata: Record<string, string>
}

/** Sends money to the bank: it leaves the balance now and arrives in two days. */
export function createPayout(world: World, asked: PayoutAsked): Payout {
  const now = world.clock.seconds()
  const id = world.ids.next('po_')
  const entry = book(world, {
    description: asked.description,
    amount: -asked.amount,
    type: 'payout',
    source: id,
    isInstant: true,
  })
  const payout = world.store.payouts.put({
    id,
    object: 'payout',
    ...empty,
    amount: asked.amount,
    arrival_date: now - (now % day) + daysUntilArrival * day,
    automatic: asked.isAutomatic,
    balance_transaction: entry.id,
    created: now,
    currency: 'usd',
    description: asked.description,
    metadata: asked.metadata,
    reconciliation_status: asked.isAutomatic ? 'in_progress' : 'not_applicable',
    status: 'in_transit',
  })
  if (asked.isAutomatic)
    for (const one of [...asked.entries, entry]) world.store.paidOut.put({ id: one.id, payout: id })
  world.outbox.emit('payout.created', payout)
  world.clock.schedule({ kind: 'finish-payout', subject: id, inSeconds: payout.arrival_date - now })
  return payout
}

const empty = {
  application_fee: null,
  application_fee_amount: null,
  destination: 'ba_sandbox',
  failure_balance_transaction: null,
  failure_code: null,
  failure_message: null,
  livemode: false,
  method: 'standard',
  original_payout: null,
  payout_method: null,
  reversed_by: null,
  source_type: 'card',
  statement_descriptor: null,
  trace_id: null,
  type: 'bank_account',
} satisfies Partial<Payout>

/** The money has arrived, and the list of what it was is complete. */
export function finishPayout(world: World, id: string): void {
  const payout = world.store.payouts.get(id)
  if (payout?.status !== 'in_transit') return
  const paid = world.store.payouts.put({
    ...payout,
    status: 'paid',
    trace_id: { status: 'supported', value: id.slice(-15).toUpperCase() },
  })
  world.outbox.emit('payout.paid', paid, { status: 'in_transit', trace_id: null })
  if (!paid.automatic) return
  const complete = world.store.payouts.put({ ...paid, reconciliation_status: 'completed' })
  world.outbox.emit('payout.reconciliation_completed', complete)
}

/** The bank sends a payout back, also when it had seemed paid; or it is called back. The money is in the balance again. */
export function reversePayout(world: World, payout: Payout, how: 'failed' | 'canceled'): Payout {
  if (payout.status === how || payout.status === 'failed') return payout
  world.clock.cancel('finish-payout', payout.id)
  const entry = book(world, {
    description: how === 'failed' ? 'STRIPE PAYOUT FAILURE' : 'STRIPE PAYOUT CANCELED',
    amount: payout.amount,
    type: how === 'failed' ? 'payout_failure' : 'payout_cancel',
    source: payout.id,
    isInstant: true,
  })
  const reversed = world.store.payouts.put({
    ...payout,
    status: how,
    failure_balance_transaction: entry.id,
    ...(how === 'failed'
      ? { failure_code: 'account_closed', failure_message: 'The bank account has been closed.' }
      : {}),
  })
  world.outbox.emit(how === 'failed' ? 'payout.failed' : 'payout.canceled', reversed, { status: payout.status })
  return reversed
}
