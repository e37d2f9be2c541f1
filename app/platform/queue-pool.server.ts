import { Pool, type PoolClient } from 'pg'
import { errorFields, log } from './log.server.ts'

/** "The database system is starting up": what the queue takes for a reason to try again. */
const comingBack = '57P03'

/**
 * The queue's connections. Without this, a database that goes away while a job ends would take the whole process with it:
 * the queue says that the job is done, nobody waits for that promise, and it retries only what it knows to be temporary.
 */
export function openQueuePool(url: string): Pool {
  const pool = new Pool({ connectionString: url, application_name: 'atom-queue' })
  const note = (problem: Error) =>
    log.error({ event: 'queue.connection', ...errorFields(problem) }, 'a connection broke')
  pool.on('error', note)
  pool.on('connect', (client) => {
    client.on('error', note)
    makePatient(client)
  })
  const connect = pool.connect.bind(pool) as () => Promise<PoolClient>
  const withCallback = pool.connect.bind(pool)
  pool.connect = ((callback?: Parameters<typeof withCallback>[0]) =>
    callback ? withCallback(callback) : connect().catch(retryLater)) as typeof pool.connect
  return pool
}

function makePatient(client: PoolClient): void {
  const query = client.query.bind(client) as (...words: unknown[]) => unknown
  client.query = ((...words: unknown[]) => {
    const answer = query(...words)
    return answer instanceof Promise ? answer.catch(retryLater) : answer
  }) as typeof client.query
}

/** Gives a lost connection the code of one that comes back. Whatever the database itself refused stays as it is. */
function retryLater(problem: Error & { code?: string }): never {
  if (isLost(problem)) problem.code = comingBack
  throw problem
}

/** The server was stopped or crashed (57P01 to 57P03), the connection broke (class 08), or the driver noticed without a code. */
function isLost({ code = '', message }: Error & { code?: string }): boolean {
  return /^(57P0[123]|08...|ECONN\w+|EPIPE|ENOTFOUND)$/.test(code) || /connection|not queryable/i.test(message)
}
