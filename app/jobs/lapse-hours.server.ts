import { lapseHours } from '#app/domain/giving/in-kind/lapse-hours.server.ts'
import type { World } from '#app/domain/world.ts'
import { log } from '#app/platform/log.server.ts'

/** Daily: lets promises of GPU-hours lapse whose window is over, and writes to who made them. */
export async function lapseHoursJob(world: World): Promise<void> {
  const { lapsed } = await lapseHours(world)
  log.info({ event: 'hours.lapsed', lapsed })
}
