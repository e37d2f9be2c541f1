import type { JobPayloads } from '#app/domain/activity/job.ts'
import { workRun } from '#app/domain/grants/assignment/work-run.server.ts'
import type { World } from '#app/domain/world.ts'
import { log } from '#app/platform/log.server.ts'

/** Works out who could read what in a call. Broken off, it begins anew: nothing is written before it is done. */
export async function proposeReviewersJob(world: World, { runId }: JobPayloads['propose-reviewers']): Promise<void> {
  await workRun(world, runId)
  log.info({ event: 'assignment.proposed', run: runId }, 'reviewers are proposed')
}
