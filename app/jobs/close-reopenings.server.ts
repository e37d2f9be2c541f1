import { closeReopenings } from '#app/domain/grants/reopening/close-reopenings.server.ts'
import { portal } from '#app/domain/people/person.ts'
import type { World } from '#app/domain/world.ts'
import { log } from '#app/platform/log.server.ts'

/** Every few minutes: applications still being changed at their deadline stand as they were sent. */
export async function closeReopeningsJob(world: World): Promise<void> {
  const closed = await closeReopenings(world, portal('calendar'))
  if (closed > 0) log.info({ event: 'reopenings.closed', closed }, 'deadlines were looked through')
}
