import { forgetJobs } from '#app/domain/activity/forget-jobs.server.ts'
import { forgetEvents } from '#app/domain/giving/forget-events.server.ts'
import { forgetRefused } from '#app/domain/giving/guarding/forget-refused.server.ts'
import { forgetImports } from '#app/domain/giving/imports/forget-imports.server.ts'
import { forgetSignatures } from '#app/domain/giving/support/forget-signatures.server.ts'
import { forgetExpired } from '#app/domain/people/forget-expired.server.ts'
import type { World } from '#app/domain/world.ts'
import { log } from '#app/platform/log.server.ts'

/** Nightly: forgets what has had its time, so that no table grows by use alone and no address is kept without need. */
export async function forgetOldJob(world: World): Promise<void> {
  const expired = await forgetExpired(world)
  const unconfirmed = await forgetSignatures(world)
  const { events } = await forgetEvents(world)
  const { refused } = await forgetRefused(world)
  const { imports } = await forgetImports(world)
  const { jobs } = await forgetJobs(world)
  log.info(
    { event: 'old.forgotten', ...expired, ...unconfirmed, events, refused, imports, jobs },
    'what had its time is forgotten',
  )
}
