import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import type { JobName, JobPayloads } from './job.ts'

export type JobOptions = {
  runAt?: Date /** Only one job with this key waits at a time. */
  key?: string
  attempts?: number
  queue?: string
  /** Below nought it goes before other jobs, above nought it waits behind them. */
  priority?: number
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

/** Adds a job for each payload, in one statement. */
export async function enqueueJobs<Name extends JobName>(
  tx: Tx,
  name: Name,
  payloads: readonly JobPayloads[Name][],
  { priority = 0 }: Pick<JobOptions, 'priority'> = {},
): Promise<void> {
  if (payloads.length === 0) return
  await tx.execute(
    sql`select enqueue_job(${name}, job.payload, null::timestamptz, null::text, ${usualAttempts}, null::text, ${priority})
      from json_array_elements(${JSON.stringify(payloads)}::json) as job(payload)`,
  )
}

/** The call that adds a job, for a statement that makes the change as well: both in one journey to the database. */
export function addingJob<Name extends JobName>(name: Name, payload: JobPayloads[Name], options: JobOptions = {}): SQL {
  const runAt = options.runAt?.toISOString() ?? null
  return sql`enqueue_job(${name}, ${JSON.stringify(payload)}::json, ${runAt}::timestamptz, ${options.key ?? null}, ${options.attempts ?? usualAttempts}, ${options.queue ?? null}, ${options.priority ?? 0})`
}

/**
 * Adds jobs whose first may be lost with a queue, or have given up; one that rests for longer than a minute after a failure is
 * woken. Nothing is changed while one of its key runs or will be tried soon: added again, a running one would lose its further
 * tries, and a failing one its error. Answers how many were added or woken.
 */
export async function enqueueLostJobs<Name extends JobName>(
  tx: Tx,
  name: Name,
  lost: readonly { payload: JobPayloads[Name]; key: string }[],
): Promise<number> {
  const [row] = await tx.execute<{ added: number }>(
    sql`select (count(*) filter (where enqueue_lost_job(${name}, job.payload, job.key, ${usualAttempts})))::int as added
      from json_to_recordset(${JSON.stringify(lost)}::json) as job(payload json, key text)`,
  )
  return row?.added ?? 0
}
