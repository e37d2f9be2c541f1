import type { JobPayloads } from '#app/domain/activity/job.ts'
import { workImport } from '#app/domain/giving/imports/work-import.server.ts'
import type { World } from '#app/domain/world.ts'
import { log } from '#app/platform/log.server.ts'

/** Works on a file of donors, gifts or pledges: looks at it, writes it or takes it back. Broken off, it goes on where it was. */
export async function importGivingJob(world: World, { importId }: JobPayloads['import-giving']): Promise<void> {
  await workImport(world, importId)
  log.info({ event: 'giving.import.worked', import: importId }, 'an import of giving has gone a step on')
}
