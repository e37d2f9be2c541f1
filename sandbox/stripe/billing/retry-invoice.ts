import type { Invoice } from '../objects.ts'
import { idOf } from '../objects.ts'
import type { World } from '../world.ts'
import { collectInvoice } from './collect.ts'
import { subscriptionOf, updateInvoice } from './invoices.ts'
import { hardDeclines, planRetry } from './plan-retry.ts'
import { changeStatus, endSubscription } from './subscriptions.ts'

/** Runs when an attempt is due. A card refused for good is not charged again, but the schedule goes on towards its end. */
export function retryInvoice(world: World, invoiceId: string): void {
  const invoice = world.store.invoices.get(invoiceId)
  if (invoice?.status !== 'open') return
  if (invoice.next_payment_attempt === null) {
    giveUp(world, invoice)
    return
  }
  const subscription = subscriptionOf(world, invoice)
  const refusal = subscription && world.store.subscriptionMemory.get(subscription.id)?.refusal
  const isSame = refusal?.method === (idOf(subscription?.default_payment_method) ?? '')
  if (!refusal || !isSame || !hardDeclines.includes(refusal.declineCode)) {
    collectInvoice(world, invoice, { method: null })
    return
  }
  const skipped = { ...invoice, attempt_count: invoice.attempt_count + 1 }
  const decline = { code: refusal.declineCode, declineCode: refusal.declineCode, message: '' }
  const planned = planRetry(world, skipped, { decline, isAutomatic: true })
  updateInvoice(world, invoice, planned)
}

/** The schedule is over: what happens to the subscription is a setting of the account. */
function giveUp(world: World, invoice: Invoice): void {
  const subscription = subscriptionOf(world, invoice)
  updateInvoice(world, invoice, { auto_advance: false })
  if (!subscription || subscription.status === 'canceled') return
  if (world.settings.retryEnd === 'cancel') endSubscription(world, subscription, { reason: 'payment_failed' })
  else if (world.settings.retryEnd === 'unpaid') changeStatus(world, subscription, 'unpaid')
}
