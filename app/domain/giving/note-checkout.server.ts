import { and, eq, isNull } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { gifts } from '#db/schema/giving.ts'
import { releaseInstalment } from './pledges/release-instalment.server.ts'

/** Writes down the session a gift is paid in. */
export async function noteCheckout(
  tx: Tx,
  made: { giftId: Id<'gft'>; sessionId: string; url: string | null },
): Promise<void> {
  await tx
    .update(gifts)
    .set({ stripeSessionId: made.sessionId, stripeSessionUrl: made.url })
    .where(and(eq(gifts.id, made.giftId), isNull(gifts.stripeSessionId)))
}

/** Stripe will not open a session for this gift: it is over before it began. */
export async function noteCheckoutRefused(
  tx: Tx,
  world: Touches<'clock' | 'ids' | 'lab'>,
  { actor, giftId, because }: { actor: Actor; giftId: Id<'gft'>; because: string },
): Promise<void> {
  const [failed] = await tx
    .update(gifts)
    .set({ state: 'failed', failureReason: because })
    .where(and(eq(gifts.id, giftId), eq(gifts.state, 'started'), isNull(gifts.stripeSessionId)))
    .returning({ id: gifts.id })
  if (!failed) return
  await releaseInstalment(tx, world, { actor, giftId, failure: because })
  await recordHappening(
    tx,
    { ids: world.ids, at: world.clock.now(), actor },
    {
      kind: 'gift-failed',
      subject: { type: 'gift', id: giftId },
      before: { state: 'started' },
      after: { state: 'failed' },
    },
  )
}
