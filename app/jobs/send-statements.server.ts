import type { JobPayloads } from '#app/domain/activity/job.ts'
import { sendStatements } from '#app/domain/giving/receipts/send-statements.server.ts'
import type { World } from '#app/domain/world.ts'
import { log } from '#app/platform/log.server.ts'

/** Sends a year's statements. Fails, and so is seen, when one could not be made: the others have gone by then. */
export async function sendStatementsJob(world: World, { runId }: JobPayloads['send-statements']): Promise<void> {
  const came = await sendStatements(world, runId)
  log.info({ event: 'statements.sent', run: runId, ...came }, 'a year’s statements are sent')
  if (came.failed > 0) throw new Error(`${came.failed} statements of ${runId} could not be made`)
}
