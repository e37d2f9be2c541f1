import { remind } from '#app/domain/giving/pledges/remind.server.ts'
import type { World } from '#app/domain/world.ts'
import { log } from '#app/platform/log.server.ts'

/** Daily: reminds givers of parts of pledges before and after they are due. */
export async function remindJob(world: World): Promise<void> {
  const { reminded, problems } = await remind(world)
  log.info({ event: 'givers.reminded', reminded, problems: problems.length })
  if (problems.length > 0) throw new Error(`${problems.length} reminders failed: ${problems.slice(0, 5).join('; ')}`)
}
