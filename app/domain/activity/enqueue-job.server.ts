import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import type { JobName, JobPayloads } from './job.ts'

export type JobOptions = {
  runAt?: Date /** Only one job with this key waits at a time. */
  key?: string
  attempts?: number
  queue?: string
}

const usualAttempts = 12

/** Adds a job in the caller's transaction: the job exists if and only if the change does. */
export async function enqueueJob<Name extends JobName>(
  tx: Tx,
  name: Name,
  payload: JobPayloads[Name],
  options: JobOptions = {},
): Promise<void> {
  await tx.execute(sql`select ${addingJob(name, payload, options)}`)
}

/** The call that adds a job, for a statement that makes the change as well: both in one journey to the database. */
export function addingJob<Name extends JobName>(name: Name, payload: JobPayloads[Name], options: JobOptions = {}): SQL {
  const runAt = options.runAt?.toISOString() ?? null
  return sql`enqueue_job(${name}, ${JSON.stringify(payload)}::json, ${runAt}::timestamptz, ${options.key ?? null}, ${options.attempts ?? usualAttempts}, ${options.queue ?? null})`
}

/**
 * Adds a job whose first may be lost with a queue, or have given up; one that rests for longer than a minute after a failure is
 * woken. False, and nothing is changed, while one of its key runs or will be tried soon: added again, a running one would lose
 * its further tries, and a failing one its error.
 */
export async function enqueueLostJob<Name extends JobName>(
  tx: Tx,
  name: Name,
  payload: JobPayloads[Name],
  key: string,
): Promise<boolean> {
  const [row] = await tx.execute<{ added: boolean }>(
    sql`select enqueue_lost_job(${name}, ${JSON.stringify(payload)}::json, ${key}, ${usualAttempts}) as added`,
  )
  return row?.added ?? false
}
