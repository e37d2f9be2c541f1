import type { Charge } from '../objects.ts'
import { idOf } from '../objects.ts'
import type { World } from '../world.ts'
import { bookCharge } from './balance.ts'
import { type ChargeAttempt, describeCharge } from './describe-charge.ts'
import { behaviourOf } from './payment-methods.ts'
import { planAftermath } from './plan-aftermath.ts'

/** Tries a method: stores the charge, paid or failed, and tells the world. The fee follows later, as in life. */
export function attemptCharge(world: World, attempt: ChargeAttempt): Charge {
  const charge = world.store.charges.put(describeCharge(world, attempt))
  if (attempt.decline) {
    world.outbox.emit('charge.failed', charge)
    return charge
  }
  if (attempt.intent.capture_method === 'automatic') return emitPaid(world, settle(world, charge))
  settleSoon(world, charge)
  return emitPaid(world, charge)
}

/** The network's answer about fees comes by the sandbox's own clock, also for what happens on a test clock. */
export function settleSoon(world: World, charge: Charge): void {
  const inSeconds = world.settings.settleSeconds
  world.clock.within(null, () => world.clock.schedule({ kind: 'settle-charge', subject: charge.id, inSeconds }))
}

function emitPaid(world: World, charge: Charge): Charge {
  world.outbox.emit('charge.succeeded', charge)
  planAftermath(world, charge)
  return charge
}

/** Runs when the network has answered: the balance transaction appears and `charge.updated` tells of it. */
export function settleCharge(world: World, chargeId: string): void {
  const charge = world.store.charges.get(chargeId)
  if (!charge || charge.balance_transaction !== null) return
  world.outbox.emit('charge.updated', settle(world, charge), { balance_transaction: null })
}

/** Books the charge now, when its entry is not there yet: a refund or a dispute cannot come before it. */
export function settleNow(world: World, charge: Charge): Charge {
  if (charge.balance_transaction !== null) return charge
  settleCharge(world, charge.id)
  return world.store.charges.get(charge.id) ?? charge
}

function settle(world: World, charge: Charge): Charge {
  const { isInstant } = behaviourOf(world, charge.payment_method ?? '')
  const isSubscription = world.store.invoicePayments
    .newestFirst()
    .some((payment) => idOf(payment.payment.payment_intent) === idOf(charge.payment_intent))
  const entry = bookCharge(world, charge, { isInstant: isInstant === true, isSubscription })
  return world.store.charges.put({ ...charge, balance_transaction: entry.id })
}
