import { idOf } from '../objects.ts'
import type { World } from '../world.ts'
import { settleSoon } from './charges.ts'
import { fail } from './confirm.ts'
import { behaviourOf } from './payment-methods.ts'
import { tellOwner } from './tell-owner.ts'
import type { Decline } from './test-card.ts'

const day = 86_400

/** The bank's answer to a debit: the money came, or it did not. */
export function finishDebit(world: World, chargeId: string, wish?: Decline): void {
  const charge = world.store.charges.get(chargeId)
  const intent = world.store.paymentIntents.get(idOf(charge?.payment_intent) ?? '')
  const method = world.store.paymentMethods.get(charge?.payment_method ?? '')
  if (charge?.status !== 'pending' || !intent || !method) return
  const { debit } = behaviourOf(world, method.id)
  const failure = wish ?? debit?.failure
  if (failure) {
    const failed = world.store.charges.put({
      ...charge,
      status: 'failed',
      amount_captured: 0,
      captured: false,
      failure_code: failure.code,
      failure_message: failure.message,
    })
    world.outbox.emit('charge.failed', failed)
    const done = fail(world, { intent, method }, failure, charge.id)
    tellOwner(world, done.intent, failure)
    return
  }
  const receipt = `${world.settings.publicUrl}/receipts/${charge.id}`
  const paid = world.store.charges.put({ ...charge, status: 'succeeded', paid: true, receipt_url: receipt })
  world.outbox.emit('charge.succeeded', paid)
  const succeeded = world.store.paymentIntents.put({ ...intent, status: 'succeeded', amount_received: intent.amount })
  world.outbox.emit('payment_intent.succeeded', succeeded)
  settleSoon(world, paid)
  if (debit?.returnedAfterDays !== undefined)
    world.clock.schedule({ kind: 'return-debit', subject: charge.id, inSeconds: debit.returnedAfterDays * day })
  tellOwner(world, succeeded, null)
}
