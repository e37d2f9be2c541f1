import { closeHours } from '#app/domain/compute/close-hours.server.ts'
import { portal } from '#app/domain/people/person.ts'
import type { World } from '#app/domain/world.ts'
import { log } from '#app/platform/log.server.ts'

/** Daily: opens what begins, ends what is over, and lets hours expire whose time has passed. */
export async function closeHoursJob(world: World): Promise<void> {
  const closed = await closeHours(world, portal('calendar'))
  log.info({ event: 'hours.closed', ...closed }, 'the calendar moved on')
}
