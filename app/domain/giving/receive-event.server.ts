import { enqueueJob } from '#app/domain/activity/enqueue-job.server.ts'
import type { Touches } from '#app/domain/world.ts'
import { stripeEvents } from '#db/schema/giving.ts'
import type { EventSeen } from './payments.ts'

/** Keeps an event and adds the job that settles it, in one transaction. The same event is kept once, however often it comes. */
export async function receiveEvent(
  world: Touches<'db' | 'clock'>,
  event: EventSeen,
  source: 'webhook' | 'sweep',
): Promise<{ isNew: boolean }> {
  return world.db.transaction(async (tx) => {
    const [kept] = await tx
      .insert(stripeEvents)
      .values({ ...event, source, receivedAt: world.clock.now() })
      .onConflictDoNothing()
      .returning({ id: stripeEvents.id })
    if (kept) await enqueueJob(tx, 'settle-stripe-event', { eventId: kept.id }, { key: settleKey(kept.id) })
    return { isNew: kept !== undefined }
  })
}

/** One job at a time for an event. */
export function settleKey(eventId: string): string {
  return `settle-stripe-event:${eventId}`
}
