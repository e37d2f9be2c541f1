import { tellInvoice } from '../billing/collect.ts'
import type { PaymentIntent } from '../objects.ts'
import type { World } from '../world.ts'
import type { Decline } from './test-card.ts'

/** An intent that ended later, elsewhere or otherwise than its owner saw: tells the invoice and the session it belongs to. */
export function tellOwner(world: World, intent: PaymentIntent, decline: Decline | null): void {
  tellInvoice(world, intent, decline)
  const memory = world.store.sessionMemory.oldestFirst().find((one) => one.paymentIntentId === intent.id)
  const session = world.store.sessions.get(memory?.id ?? '')
  if (session?.status !== 'complete' || session.payment_status !== 'unpaid') return
  if (intent.status === 'succeeded') {
    const paid = world.store.sessions.put({ ...session, payment_status: 'paid' })
    world.outbox.emit('checkout.session.async_payment_succeeded', paid)
  } else if (decline) {
    world.outbox.emit('checkout.session.async_payment_failed', session)
  }
}
