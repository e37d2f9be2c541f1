import { promoteWaitlists } from '#app/domain/grants/waitlist/promote-waitlists.server.ts'
import type { World } from '#app/domain/world.ts'
import { log } from '#app/platform/log.server.ts'

/** Hourly: every waiting list is gone through, also one whose own job was lost. */
export async function promoteWaitlistsJob(world: World): Promise<void> {
  const queued = await promoteWaitlists(world)
  log.info({ event: 'waitlists.queued', queued }, 'waiting lists were queued')
}
