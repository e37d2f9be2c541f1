import { eq, or } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { gifts } from '#db/schema/giving.ts'
import { declinedCards, giftStarts } from '#db/schema/guarding.ts'

/** Counts a declined card for the network its gift was begun from, once for each event. Nothing when nobody knows from where. */
export async function noteDeclined(
  world: Touches<'db' | 'clock'>,
  { eventId, paymentIntentId, giftId }: { eventId: string; paymentIntentId: string; giftId: Id<'gft'> | null },
): Promise<void> {
  const [start] = await world.db
    .select({ network: giftStarts.network })
    .from(gifts)
    .innerJoin(giftStarts, eq(giftStarts.intentId, gifts.intentId))
    .where(or(eq(gifts.stripePaymentIntentId, paymentIntentId), giftId ? eq(gifts.id, giftId) : undefined))
  if (!start) return
  await world.db
    .insert(declinedCards)
    .values({ eventId, network: start.network, declinedAt: world.clock.now() })
    .onConflictDoNothing()
}
