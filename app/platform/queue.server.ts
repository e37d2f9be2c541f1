import { EventEmitter, once } from 'node:events'
import {
  type CronItem,
  Logger,
  parseCronItems,
  type RunnerOptions,
  run,
  type TaskList,
  type WorkerEvents,
  type WorkerPool,
} from 'graphile-worker'
import type { JobName, JobPayloads } from '#app/domain/activity/job.ts'
import { keepWorking, type Shift, type Working } from './keep-working.server.ts'
import { errorFields, log, withRequestId } from './log.server.ts'
import { jobsRun } from './metrics.server.ts'
import { openQueuePool } from './queue-pool.server.ts'
import { keepPresence } from './queue-presence.server.ts'

export type Perform = (name: JobName, payload: JobPayloads[JobName]) => Promise<void>

/** When the portal works without being asked; UTC. A missed night is made up for within a day. */
export const rounds: { job: JobName; at: string; isNightly?: true }[] = [
  { job: 'settle-events', at: '* * * * *' },
  { job: 'sweep-stripe', at: '*/15 * * * *' },
  { job: 'close-hours', at: '20 3 * * *', isNightly: true },
  { job: 'charge-instalments', at: '30 11 * * *', isNightly: true },
  { job: 'lapse-offers', at: '5 * * * *' },
  { job: 'close-reopenings', at: '*/5 * * * *' },
  { job: 'promote-waitlists', at: '15 * * * *' },
  // Each plan has its job at its instant; this round finds what a lost queue has left.
  { job: 'release-planned', at: '*/10 * * * *' },
  { job: 'end-challenges', at: '45 11 * * *', isNightly: true },
  { job: 'lapse-hours', at: '50 11 * * *', isNightly: true },
  { job: 'check-books', at: '40 3 * * *', isNightly: true },
  { job: 'remind', at: '0 13 * * *', isNightly: true },
  { job: 'forget-old', at: '10 4 * * *', isNightly: true },
  { job: 'remove-papers', at: '20 4 * * *', isNightly: true },
  { job: 'sweep-logos', at: '25 4 * * *', isNightly: true },
]
const dayMs = 86_400_000

/** Takes jobs from the queue until told to stop; then waits for those under way. Many may work on one queue. */
export async function workOnQueue(options: {
  url: string
  names: readonly JobName[]
  perform: Perform
  concurrency?: number
}): Promise<Working> {
  const tasks: TaskList = Object.fromEntries(options.names.map((name) => [name, taskFor(name, options.perform)]))
  const known = rounds.filter(({ job }) => options.names.includes(job))
  return keepWorking(() =>
    beginShift(options.url, {
      taskList: tasks,
      parsedCronItems: parseCronItems(known.map(cronItem)),
      concurrency: options.concurrency ?? 4,
      pollInterval: 2_000,
      noHandleSignals: true,
      logger: quietLogger,
    }),
  )
}

async function beginShift(url: string, options: RunnerOptions): Promise<Shift> {
  const events: WorkerEvents = new EventEmitter()
  const named = once(events, 'pool:create') as Promise<[{ workerPool: WorkerPool }]>
  const pool = openQueuePool(url)
  try {
    const runner = await run({ ...options, pgPool: pool, events })
    const [{ workerPool }] = await named
    const presence = keepPresence(url, workerPool.id)
    const ended = runner.promise.finally(async () => {
      await presence.stop()
      await pool.end()
    })
    return { ended, stop: () => runner.stop() }
  } catch (problem) {
    await pool.end()
    throw problem
  }
}

function cronItem({ job, at, isNightly }: (typeof rounds)[number]): CronItem {
  return {
    task: job,
    match: at,
    identifier: job,
    options: { backfillPeriod: isNightly ? dayMs : 0, jobKey: `round:${job}`, maxAttempts: 5 },
  }
}

/** A failure is thrown on: the queue keeps it, and tries again after a pause that grows. */
function taskFor(name: JobName, perform: Perform): TaskList[string] {
  return (payload, { job }) =>
    withRequestId(`job_${job.id}`, async () => {
      const started = performance.now()
      try {
        await perform(name, payload as JobPayloads[JobName])
        jobsRun.inc({ job: name, ended: 'done' })
        log.info({ job: name, attempt: job.attempts, ms: Math.round(performance.now() - started) }, 'job done')
      } catch (problem) {
        jobsRun.inc({ job: name, ended: 'failed' })
        log.error({ job: name, attempt: job.attempts, of: job.max_attempts, ...errorFields(problem) }, 'job failed')
        throw problem
      }
    })
}

/** The queue's own words at our levels; each job is already told of above. */
const quietLogger = new Logger(() => (level, message) => {
  if (level === 'error' && !/^Failed task/.test(message)) log.error({ event: 'queue' }, message)
  if (level === 'warning') log.warn({ event: 'queue' }, message)
})
