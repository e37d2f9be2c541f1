import { sql } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'

const jobStates = ['failed', 'retrying', 'running', 'waiting'] as const
export type JobState = (typeof jobStates)[number]

export type JobLine = {
  id: string
  name: string
  state: JobState
  /** What the job carries: ids only. */
  payload: Record<string, unknown>
  attempts: number
  maxAttempts: number
  lastError: string | null
  runAt: Date
  createdAt: Date
  updatedAt: Date
}

type Row = Pick<JobLine, 'id' | 'name' | 'state' | 'payload' | 'attempts'> & {
  max_attempts: number
  last_error: string | null
  run_at: string
  created_at: string
  updated_at: string
}

/** Jobs that are not done, the newest first; a done job leaves no row. Failed ones stay until someone retries them. */
export async function readJobs(
  world: Touches<'db'>,
  filter: { state?: JobState } = {},
  cursor: { before?: string; size?: number } = {},
): Promise<JobLine[]> {
  const before = /^\d{1,18}$/.test(cursor.before ?? '') ? cursor.before : null
  const rows = await world.db.execute<Row & Record<string, unknown>>(
    sql`select * from read_jobs(${filter.state ?? null}::text, ${before ?? null}::bigint, ${cursor.size ?? 50}::int)`,
  )
  return rows.map((row) => ({
    id: String(row.id),
    name: row.name,
    state: row.state,
    payload: row.payload ?? {},
    attempts: row.attempts,
    maxAttempts: row.max_attempts,
    lastError: row.last_error,
    runAt: new Date(row.run_at),
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
  }))
}

/** How many jobs are in each state. */
export async function countJobs(world: Touches<'db'>): Promise<Record<JobState, number>> {
  const rows = await world.db.execute<{ state: JobState; jobs: string }>(
    sql`select state, jobs::text from count_jobs()`,
  )
  const counts: Record<JobState, number> = { failed: 0, retrying: 0, running: 0, waiting: 0 }
  for (const { state, jobs } of rows) counts[state] = Number(jobs)
  return counts
}

/** Has a job tried again at once, with all its attempts. False when there is none, or someone works on it now. */
export async function retryJob(world: Touches<'db'>, id: string): Promise<boolean> {
  if (!/^\d{1,18}$/.test(id)) return false
  const [row] = await world.db.execute<{ retried: boolean }>(sql`select retry_job(${id}::bigint) as retried`)
  return row?.retried ?? false
}
