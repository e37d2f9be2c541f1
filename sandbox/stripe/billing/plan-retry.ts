import type { Invoice } from '../objects.ts'
import { idOf } from '../objects.ts'
import type { Decline } from '../payments/test-card.ts'
import type { World } from '../world.ts'
import { subscriptionOf } from './invoices.ts'

const day = 86_400

/** Refusals that no second attempt with the same card can mend (docs.stripe.com/billing/revenue-recovery/smart-retries). */
export const hardDeclines = [
  'authentication_required',
  'fraudulent',
  'incorrect_number',
  'lost_card',
  'pickup_card',
  'stolen_card',
  'transaction_not_allowed',
]

/** The invoice with its next attempt planned, when the schedule has one. A subscription's first invoice is never retried. */
export function planRetry(
  world: World,
  failed: Invoice,
  { decline, isAutomatic }: { decline: Decline | null; isAutomatic: boolean },
): Invoice {
  const subscription = subscriptionOf(world, failed)
  const method = idOf(subscription?.default_payment_method) ?? ''
  if (subscription) {
    const memory = world.store.subscriptionMemory.get(subscription.id)
    const refusal = decline ? { declineCode: decline.declineCode ?? decline.code, method } : null
    if (memory) world.store.subscriptionMemory.put({ ...memory, refusal })
  }
  if (subscription?.status === 'incomplete' || !isAutomatic) return failed
  const at = nextAttempt(world, failed)
  world.clock.cancel('retry-invoice', failed.id)
  // The last failure rings once more at once: the timer then finds no attempt left and ends the story.
  world.clock.schedule({
    kind: 'retry-invoice',
    subject: failed.id,
    inSeconds: at === null ? 1 : at - world.clock.seconds(),
  })
  return { ...failed, next_payment_attempt: at }
}

function nextAttempt(world: World, invoice: Invoice): number | null {
  const days = world.settings.retryDays[invoice.attempt_count - 1]
  const first = invoice.status_transitions.finalized_at ?? world.clock.seconds()
  return days === undefined ? null : Math.max(first + days * day, world.clock.seconds() + 60)
}
