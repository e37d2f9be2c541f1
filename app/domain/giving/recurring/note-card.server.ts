import { and, eq, isNull } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { cardUpdates } from '#db/schema/recurring.ts'

/** Writes down the page on which another card is given. */
export async function noteCardSetup(
  tx: Tx,
  made: { updateId: Id<'cup'>; sessionId: string; url: string | null },
): Promise<void> {
  await tx
    .update(cardUpdates)
    .set({ stripeSessionId: made.sessionId, stripeSessionUrl: made.url })
    .where(and(eq(cardUpdates.id, made.updateId), isNull(cardUpdates.stripeSessionId)))
}

/** No other card came of it. */
export async function endCardUpdate(
  tx: Tx,
  { updateId, state, at }: { updateId: Id<'cup'>; state: 'expired' | 'failed'; at: Date },
): Promise<void> {
  await tx
    .update(cardUpdates)
    .set({ state, settledAt: at })
    .where(and(eq(cardUpdates.id, updateId), eq(cardUpdates.state, 'started')))
}
