import { settleEvents } from '#app/domain/giving/settle-events.server.ts'
import type { World } from '#app/domain/world.ts'
import { log } from '#app/platform/log.server.ts'

/** Every minute: puts events that wait back in line. */
export async function settleEventsJob(world: World): Promise<void> {
  const { enqueued } = await settleEvents(world)
  if (enqueued > 0) log.warn({ event: 'stripe.waiting', enqueued }, 'events waited and are in line again')
}
