import type { Session } from '../objects.ts'
import type { World } from '../world.ts'

/** The session that a payment or setup intent belongs to, if Checkout made it. */
export function sessionOf(world: World, intentId: string): Session | undefined {
  const memory = world.store.sessionMemory
    .newestFirst()
    .find((one) => one.paymentIntentId === intentId || one.setupIntentId === intentId)
  return world.store.sessions.get(memory?.id ?? '')
}
