import { finalizeWhenDue, renewSubscription } from '../billing/renew.ts'
import { idOf } from '../objects.ts'
import { closeDispute, escalate, overturn } from '../payments/close-dispute.ts'
import { openDispute, returnDebit, warnOfFraud } from '../payments/disputes.ts'
import { finishDebit } from '../payments/finish-debit.ts'
import { detachMethod } from '../payments/payment-methods.ts'
import { reversePayout } from '../payments/payouts.ts'
import { failRefund, finishRefund } from '../payments/refunds.ts'
import { removeCustomer } from '../resources/remove-customer.ts'
import type { World } from '../world.ts'

type Body = Record<string, unknown>
type Act = (world: World, id: string, body: Body) => void

/** What can be done to an object behind the portal's back: the things that banks, cardholders and staff at Stripe do. */
const acts: Record<string, Record<string, { label: string; act: Act }>> = {
  charge: {
    dispute: { label: 'Dispute it', act: (world, id, body) => dispute(world, id, { body, isInquiry: false }) },
    inquire: { label: 'Inquire about it', act: (world, id, body) => dispute(world, id, { body, isInquiry: true }) },
    warn: { label: 'Warn of fraud', act: warnOfFraud },
    return: {
      label: 'Return the bank debit',
      act: (world, id, body) => returnDebit(world, id, wordOf(body.reason) ?? 'debit_not_authorized'),
    },
    settle: { label: 'Let the bank debit end now', act: (world, id) => finishDebit(world, id) },
    fail: {
      label: 'Let the bank debit fail now',
      act(world, id, body) {
        const code = wordOf(body.code) ?? 'insufficient_funds'
        finishDebit(world, id, { code, declineCode: code, message: 'The customer’s bank could not make this payment.' })
      },
    },
  },
  dispute: {
    win: { label: 'Win it', act: (world, id) => verdict(world, id, 'won') },
    overturn: {
      label: 'Win it after it was lost',
      act(world, id) {
        const found = world.store.disputes.get(id)
        if (found) overturn(world, found)
      },
    },
    lose: { label: 'Lose it', act: (world, id) => verdict(world, id, 'lost') },
    escalate: {
      label: 'Make the inquiry a dispute',
      act(world, id) {
        const found = world.store.disputes.get(id)
        if (found?.status.startsWith('warning_') && found.status !== 'warning_closed') escalate(world, found)
      },
    },
  },
  payout: {
    fail: { label: 'Let it fail', act: (world, id) => reverse(world, id, 'failed') },
    cancel: { label: 'Cancel it', act: (world, id) => reverse(world, id, 'canceled') },
  },
  refund: {
    fail: { label: 'Let it fail', act: failRefund },
    finish: { label: 'Let it arrive', act: finishRefund },
  },
  payment_method: {
    renew: { label: 'Renew the card (card updater)', act: renewCard },
    detach: {
      label: 'Detach it',
      act(world, id) {
        const method = world.store.paymentMethods.get(id)
        if (method?.customer) detachMethod(world, method)
      },
    },
  },
  subscription: { renew: { label: 'Let its period end and collect the next now', act: renewNow } },
  customer: {
    remove: {
      label: 'Delete the customer',
      act(world, id) {
        const customer = world.store.customers.get(id)
        if (customer) removeCustomer(world, customer)
      },
    },
  },
}

export function actsOn(kind: string): { verb: string; label: string }[] {
  return Object.entries(acts[kind] ?? {}).map(([verb, { label }]) => ({ verb, label }))
}

/** Does it; false when nothing of this kind can be done. */
export function actOnObject(
  world: World,
  object: { id: string; object: string },
  { verb, body }: { verb: string; body: Body },
): boolean {
  const found = acts[object.object]?.[verb]
  if (!found) return false
  found.act(world, object.id, body)
  return true
}

function wordOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

function dispute(world: World, id: string, { body, isInquiry }: { body: Body; isInquiry: boolean }): void {
  const charge = world.store.charges.get(id)
  if (charge?.paid) openDispute(world, { charge, reason: wordOf(body.reason) ?? 'fraudulent', isInquiry })
}

function verdict(world: World, id: string, outcome: 'won' | 'lost'): void {
  const found = world.store.disputes.get(id)
  if (found) closeDispute(world, found, outcome)
}

function reverse(world: World, id: string, how: 'failed' | 'canceled'): void {
  const payout = world.store.payouts.get(id)
  if (payout) reversePayout(world, payout, how)
}

/** Without moving the clock, on which everything else depends: the next period begins, and its invoice is collected at once. */
function renewNow(world: World, id: string): void {
  renewSubscription(world, id)
  finalizeWhenDue(world, idOf(world.store.subscriptions.get(id)?.latest_invoice) ?? '')
}

/** The network sends the new expiry of a card: brand, number and owner stay. */
function renewCard(world: World, id: string): void {
  const method = world.store.paymentMethods.get(id)
  if (!method?.card) return
  const card = { ...method.card, exp_year: method.card.exp_year + 4 }
  world.outbox.emit('payment_method.automatically_updated', world.store.paymentMethods.put({ ...method, card }), {
    card: { exp_year: method.card.exp_year },
  })
}
