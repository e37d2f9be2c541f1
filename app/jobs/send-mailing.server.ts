import type { JobPayloads } from '#app/domain/activity/job.ts'
import { sendMailing } from '#app/domain/giving/mailings/send-mailing.server.ts'
import type { World } from '#app/domain/world.ts'
import { log } from '#app/platform/log.server.ts'

/** Sends a letter to the donors of a segment. Fails, and so is seen, when one could not be queued: the others have gone by then. */
export async function sendMailingJob(world: World, { mailingId }: JobPayloads['send-mailing']): Promise<void> {
  const came = await sendMailing(world, mailingId)
  log.info({ event: 'mailing.sent', mailing: mailingId, ...came }, 'the letters of a mailing are queued')
  if (came.failed > 0) throw new Error(`${came.failed} letters of ${mailingId} could not be queued`)
}
