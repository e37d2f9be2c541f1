import { and, lt, ne } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { stripeEvents } from '#db/schema/stripe.ts'

/** Three times as long as Stripe itself lists an event, for whoever looks into a gift of last month. */
const wordsKeptForMs = 90 * 86_400_000

/**
 * Empties the stored words of Stripe's events 90 days after they were worked off: they name givers and their addresses. The rows
 * stay, so that an event told again is still known. Events that wait keep their words.
 */
export async function forgetEvents(world: Touches<'db' | 'clock'>): Promise<{ events: number }> {
  const before = new Date(world.clock.now().getTime() - wordsKeptForMs)
  const emptied = await world.db
    .update(stripeEvents)
    .set({ payload: '' })
    .where(and(lt(stripeEvents.processedAt, before), ne(stripeEvents.payload, '')))
  return { events: emptied.count }
}
