import type { JobName } from './domain/activity/job.ts'
import { handlers, type JobHandlers } from './jobs/index.server.ts'
import { env } from './platform/env.server.ts'
import type { Working } from './platform/keep-working.server.ts'
import { workOnQueue } from './platform/queue.server.ts'
import { world } from './world.server.ts'

/** The background door: performs jobs with the real World until stopped. */
export async function startWorker(options: { readHandlers?: () => Promise<JobHandlers> } = {}): Promise<Working> {
  return workOnQueue({
    url: env().ownerUrl,
    names: Object.keys(handlers) as JobName[],
    perform: async (name, payload) => {
      const handle = (options.readHandlers ? await options.readHandlers() : handlers)[name]
      await handle(world, payload as never)
    },
  })
}
