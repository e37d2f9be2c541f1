import { sql } from 'drizzle-orm'
import { addingJob } from '#app/domain/activity/enqueue-job.server.ts'
import type { Touches } from '#app/domain/world.ts'
import { stripeEvents } from '#db/schema/stripe.ts'
import type { EventSeen } from './payments.ts'

/** Keeps an event and adds the job that settles it, in one statement. The same event is kept once, however often it comes. */
export async function receiveEvent(
  world: Touches<'db' | 'clock'>,
  event: EventSeen,
  source: 'webhook' | 'sweep',
): Promise<{ isNew: boolean }> {
  const kept = world.db.$with('kept').as(
    world.db
      .insert(stripeEvents)
      .values({ ...event, source, receivedAt: world.clock.now() })
      .onConflictDoNothing()
      .returning({ id: stripeEvents.id }),
  )
  const job = addingJob('settle-stripe-event', { eventId: event.id }, { key: settleKey(event.id) })
  const isNew = await world.db
    .with(kept)
    .select({ job: sql`${job}::text` })
    .from(kept)
  return { isNew: isNew.length > 0 }
}

/** One job at a time for an event. */
export function settleKey(eventId: string): string {
  return `settle-stripe-event:${eventId}`
}
