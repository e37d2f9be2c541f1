import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import type { JobName, JobPayloads } from './job.ts'

export type JobOptions = {
  runAt?: Date /** Only one job with this key waits at a time. */
  key?: string
  attempts?: number
  queue?: string
}

/** Adds a job in the caller's transaction: the job exists if and only if the change does. */
export async function enqueueJob<Name extends JobName>(
  tx: Tx,
  name: Name,
  payload: JobPayloads[Name],
  options: JobOptions = {},
): Promise<void> {
  const runAt = options.runAt?.toISOString() ?? null
  await tx.execute(
    sql`select enqueue_job(${name}, ${JSON.stringify(payload)}::json, ${runAt}::timestamptz, ${options.key ?? null}, ${options.attempts ?? 12}, ${options.queue ?? null})`,
  )
}
