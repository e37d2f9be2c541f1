import { endChallenges } from '#app/domain/giving/challenges/end-challenges.server.ts'
import type { World } from '#app/domain/world.ts'
import { log } from '#app/platform/log.server.ts'

/** Daily: ends the matching challenges whose window is over, and writes to their donors. */
export async function endChallengesJob(world: World): Promise<void> {
  const { ended } = await endChallenges(world)
  log.info({ event: 'challenges.ended', ended })
}
