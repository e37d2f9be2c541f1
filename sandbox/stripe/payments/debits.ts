import type { PaymentIntent, PaymentMethod } from '../objects.ts'
import { idOf } from '../objects.ts'
import type { World } from '../world.ts'
import { describeCharge } from './describe-charge.ts'
import { mandateFor } from './mandates.ts'
import { behaviourOf } from './payment-methods.ts'

const day = 86_400

/** Sends a debit to the bank: the charge is pending and the intent processing until the bank answers, days later. */
export function startDebit(
  world: World,
  intent: PaymentIntent,
  method: PaymentMethod,
): { intent: PaymentIntent; chargeId: string } {
  const mandate = mandateFor(world, method)
  const attempt = { intent, method, decline: null, wasAuthenticated: false, isPending: true, mandate: mandate.id }
  const charge = world.store.charges.put(describeCharge(world, attempt))
  const processing = world.store.paymentIntents.put({
    ...intent,
    status: 'processing',
    payment_method: method.id,
    latest_charge: charge.id,
    last_payment_error: null,
    next_action: null,
  })
  world.outbox.emit('payment_intent.processing', processing)
  world.outbox.emit('charge.pending', charge)
  const days = behaviourOf(world, method.id).debit?.businessDays ?? null
  if (days !== null) {
    const inSeconds = world.settings.debitsAreInstant ? 1 : businessDays(world.clock.seconds(), days)
    world.clock.schedule({ kind: 'finish-debit', subject: charge.id, inSeconds })
  }
  return { intent: processing, chargeId: charge.id }
}

/** How many seconds it is until so many days that are no Saturday or Sunday have passed. */
export function businessDays(from: number, count: number): number {
  let [at, left] = [from, count]
  while (left > 0) {
    at += day
    const weekday = new Date(at * 1000).getUTCDay()
    if (weekday !== 0 && weekday !== 6) left -= 1
  }
  return at - from
}

/** The debit that an intent waits for; null when it waits for none. */
export function pendingDebit(world: World, intent: PaymentIntent): string | null {
  const charge = world.store.charges.get(idOf(intent.latest_charge) ?? '')
  return charge?.status === 'pending' ? charge.id : null
}

/** Calls a debit back before the bank has answered. */
export function stopDebit(world: World, chargeId: string): void {
  const charge = world.store.charges.get(chargeId)
  if (!charge) return
  world.clock.cancel('finish-debit', chargeId)
  const failed = world.store.charges.put({ ...charge, status: 'failed', captured: false, amount_captured: 0 })
  world.outbox.emit('charge.failed', failed)
}
