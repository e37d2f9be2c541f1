import { setTimeout as wait } from 'node:timers/promises'
import { openDb } from '#db/client.server.ts'
import type { Working } from './keep-working.server.ts'
import { errorFields, log } from './log.server.ts'

const everyMs = 5_000
/** A worker may have lost its session with the database a moment ago and be about to come back. */
const grace = '15 seconds'

type Client = ReturnType<typeof openDb>['sql']

/**
 * Holds a lock on a worker's name for as long as its process lives, and gives the jobs of workers whose lock nobody holds
 * back to the queue. The queue itself waits four hours before it takes a job from a worker that was killed.
 */
export function keepPresence(url: string, worker: string): Working {
  const { sql, close } = openDb({ url, connections: 1, asOwner: true, name: 'atom-presence', isForLong: true })
  const stopped = new AbortController()
  const going = (async () => {
    while (!stopped.signal.aborted) {
      await look(sql, worker)
      await wait(everyMs, undefined, { ref: false, signal: stopped.signal }).catch(() => {})
    }
    await close()
  })()
  return {
    stop: async () => {
      stopped.abort()
      await going
    },
  }
}

async function look(sql: Client, worker: string): Promise<void> {
  try {
    await holdName(sql, worker)
    const freed = await freeJobsOfTheDead(sql, worker)
    if (freed.length > 0)
      log.warn({ event: 'worker.dead', workers: freed }, 'jobs of workers that are gone are free again')
  } catch (problem) {
    // The database is away; so are our jobs, and the next look holds the name again.
    log.warn({ event: 'worker.presence', ...errorFields(problem) }, 'the worker could not say that it is there')
  }
}

/** The lock belongs to the session: after a lost connection it is taken once more, and otherwise it is held already. */
async function holdName(sql: Client, worker: string): Promise<void> {
  await sql`select pg_advisory_lock(hashtextextended(${lockName(worker)}, 0)) where not exists (
    select from pg_locks where locktype = 'advisory' and pid = pg_backend_pid() and granted)`
}

/** Whoever can take a worker's lock knows that no other session holds it; ours we could take twice. */
async function freeJobsOfTheDead(sql: Client, worker: string): Promise<string[]> {
  const rows = await sql<{ locked_by: string }[]>`
    with holder as (
      select locked_by from graphile_worker._private_jobs where locked_at < now() - ${grace}::interval
      union select locked_by from graphile_worker._private_job_queues where locked_at < now() - ${grace}::interval
    ), dead as materialized (
      select locked_by from holder
      where locked_by <> ${worker} and pg_try_advisory_xact_lock(hashtextextended('atom-worker:' || locked_by, 0))
    ), freed as (
      select graphile_worker.force_unlock_workers(array_agg(locked_by)) from dead having count(*) > 0
    )
    select locked_by from dead, freed`
  return rows.map((row) => row.locked_by)
}

function lockName(worker: string): string {
  return `atom-worker:${worker}`
}
