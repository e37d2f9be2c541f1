import { and, asc, isNull, lt } from 'drizzle-orm'
import { enqueueJob } from '#app/domain/activity/enqueue-job.server.ts'
import type { Touches } from '#app/domain/world.ts'
import { stripeEvents } from '#db/schema/giving.ts'
import { settleKey } from './receive-event.server.ts'

const graceMs = 60_000
const mostAtOnce = 1000

/** Adds a job again for every event that waits longer than a minute: for jobs that gave up, or were lost with a queue. */
export async function settleEvents(world: Touches<'db' | 'clock'>): Promise<{ enqueued: number }> {
  const before = new Date(world.clock.now().getTime() - graceMs)
  return world.db.transaction(async (tx) => {
    const waiting = await tx
      .select({ id: stripeEvents.id })
      .from(stripeEvents)
      .where(and(isNull(stripeEvents.processedAt), lt(stripeEvents.receivedAt, before)))
      .orderBy(asc(stripeEvents.receivedAt))
      .limit(mostAtOnce)
    for (const { id } of waiting) {
      await enqueueJob(tx, 'settle-stripe-event', { eventId: id }, { key: settleKey(id) })
    }
    return { enqueued: waiting.length }
  })
}
