import { removePapers } from '#app/domain/giving/own/remove-papers.server.ts'
import type { World } from '#app/domain/world.ts'
import { log } from '#app/platform/log.server.ts'

/** Nightly: removes papers of the erased whose day is over. Fails, and so is seen and tried again, when somebody's stayed. */
export async function removePapersJob(world: World): Promise<void> {
  const { problems, ...removed } = await removePapers(world)
  log.info({ event: 'papers.removed', ...removed, problems: problems.length })
  if (problems.length > 0)
    throw new Error(`the papers of ${problems.length} people stayed: ${problems.slice(0, 5).join('; ')}`)
}
