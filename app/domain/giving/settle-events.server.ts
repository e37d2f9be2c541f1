import { and, asc, isNull, lt } from 'drizzle-orm'
import { enqueueLostJobs } from '#app/domain/activity/enqueue-job.server.ts'
import type { Touches } from '#app/domain/world.ts'
import { stripeEvents } from '#db/schema/stripe.ts'
import { settleKey } from './receive-event.server.ts'

const graceMs = 60_000
const mostAtOnce = 1000

/**
 * Sees to it that every event that waits longer than a minute has a job that is tried now: its own may have given up, be lost
 * with a queue, or rest for hours after an outage that is over.
 */
export async function settleEvents(world: Touches<'db' | 'clock'>): Promise<{ enqueued: number }> {
  const before = new Date(world.clock.now().getTime() - graceMs)
  return world.db.transaction(async (tx) => {
    const waiting = await tx
      .select({ id: stripeEvents.id })
      .from(stripeEvents)
      .where(and(isNull(stripeEvents.processedAt), lt(stripeEvents.receivedAt, before)))
      .orderBy(asc(stripeEvents.receivedAt))
      .limit(mostAtOnce)
    const lost = waiting.map(({ id }) => ({ payload: { eventId: id }, key: settleKey(id) }))
    return { enqueued: await enqueueLostJobs(tx, 'settle-stripe-event', lost) }
  })
}
