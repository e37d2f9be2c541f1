import { chargeInstalments } from '#app/domain/giving/pledges/charge-instalments.server.ts'
import type { World } from '#app/domain/world.ts'
import { log } from '#app/platform/log.server.ts'

/** Daily: charges the parts of pledges that are due. Fails, and so is seen and tried again, when fewer were charged than expected. */
export async function chargeInstalmentsJob(world: World): Promise<void> {
  const { problems, ...charged } = await chargeInstalments(world)
  log.info({ event: 'instalments.charged', ...charged, problems: problems.length })
  if (charged.executed !== charged.expected || problems.length > 0)
    throw new Error(`${charged.executed} of ${charged.expected} parts were charged: ${problems.slice(0, 5).join('; ')}`)
}
