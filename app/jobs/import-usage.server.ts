import type { JobPayloads } from '#app/domain/activity/job.ts'
import { importQueuedUsage } from '#app/domain/compute/import-queued-usage.server.ts'
import type { World } from '#app/domain/world.ts'
import { log } from '#app/platform/log.server.ts'

/** Imports a large usage file somebody sent through a page. A file that cannot be read is not tried again: its page says why. */
export async function importUsageJob(world: World, { importId }: JobPayloads['import-usage']): Promise<void> {
  const outcome = await importQueuedUsage(world, importId)
  if (!outcome.ok)
    log.warn({ event: 'usage.refused', import: importId, refused: outcome.refused }, 'usage not imported')
}
