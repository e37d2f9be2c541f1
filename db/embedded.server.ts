import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { type Cluster, openCluster } from './cluster.server.ts'
import { disownPidFile, isPostmaster, readPostmaster } from './postmaster.server.ts'

export type EmbeddedPostgres = {
  url: string
  port: number
  pid: number
  isOurs: boolean
  /** Resolves when the server has ended, whoever ended it. */
  gone: Promise<void>
  stop(): Promise<void>
}
type Options = {
  directory: string
  database?: string
  /** Where it listens; without it, on a free port. */
  port?: number
  /** Tests may trade safety for speed; the product never does. */
  unsafeAndFast?: boolean
  log?: (line: string) => void
}

/** How long processes of a server that was killed may take to notice, before a new one can have their files. */
const patienceMs = 30_000

/**
 * Starts the Postgres that ships inside the npm package, with its files under `directory`, on a loopback port. One that
 * already serves this directory is joined instead, and then `stop` leaves it running.
 */
export async function startEmbedded(options: Options): Promise<EmbeddedPostgres> {
  const cluster = await openCluster(options.directory)
  const until = performance.now() + patienceMs
  for (;;) {
    const server = (await joinServer(cluster, options)) ?? (await launch(cluster, options))
    if (!(server instanceof Error)) return server
    if (!isInUse(server) || performance.now() > until) throw server
    await wait(200)
  }
}

async function joinServer(cluster: Cluster, options: Options): Promise<EmbeddedPostgres | null> {
  const running = await readPostmaster(cluster.files)
  if (!running) return null
  const url = urlOf(running.port, cluster.password, options.database)
  const isAlive = () => isPostmaster(running.pid, cluster.files)
  // One that is ending on a signal still lives, and answers no more: then it is waited for and a new one started.
  const isUp = await waitUntilUp(url, isAlive)
  if (!isUp) return null
  await ensureDatabase(url)
  return { url, ...running, isOurs: false, gone: watch(isAlive), stop: async () => {} }
}

/** A server that gives up at once says why, and that is answered. */
async function launch(cluster: Cluster, options: Options): Promise<EmbeddedPostgres | Error> {
  await disownPidFile(cluster.files)
  const port = options.port ?? (await freePort())
  const child = spawn(cluster.program, serverFlags(cluster.files, port, options), {
    cwd: cluster.directory,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
    ...cluster.owner,
  })
  const problems: string[] = []
  child.stderr.on('data', (text: Buffer) => {
    if (problems.length < 50) problems.push(text.toString())
    options.log?.(text.toString())
  })
  const gone = new Promise<void>((settle) => child.once('exit', () => settle()))
  const isAlive = async () => child.exitCode === null && child.signalCode === null
  const url = urlOf(port, cluster.password, options.database)
  if (!(await waitUntilUp(url, isAlive))) {
    return new Error(`the embedded Postgres did not start: ${problems.join('').trim()}`)
  }
  await ensureDatabase(url)
  const stop = async () => {
    if (await isAlive()) child.kill('SIGINT')
    await gone
  }
  return { url, port, pid: child.pid ?? 0, isOurs: true, gone, stop }
}

/** Backends of a killed server still hold its memory, or another process was quicker to start one. */
function isInUse(problem: Error): boolean {
  return /shared memory block .* is still in use|lock file .* already exists/.test(problem.message)
}

function serverFlags(files: string, port: number, options: Options): string[] {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'shared_buffers=128MB',
    'log_min_messages=warning',
    ...(options.unsafeAndFast ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : []),
  ]
  return ['-D', files, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])]
}

function urlOf(port: number, password: string, database = 'atom'): string {
  return `postgres://atom:${password}@127.0.0.1:${port}/${database}`
}

async function ensureDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1)
  const sql = postgres(url.replace(/\/[^/]*$/, '/postgres'), { max: 1, onnotice: () => {} })
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${name}`
    if (!found) await sql`create database ${sql(name)}`
  } finally {
    await sql.end()
  }
}

/** True when it answers, also after minutes of recovery from a crash; false when it ended first. */
async function waitUntilUp(url: string, isAlive: () => Promise<boolean>): Promise<boolean> {
  while (await isAlive()) {
    const sql = postgres(url.replace(/\/[^/]*$/, '/postgres'), { max: 1, onnotice: () => {}, connect_timeout: 2 })
    const isUp = await sql`select 1`.then(
      () => true,
      () => false,
    )
    await sql.end({ timeout: 1 })
    if (isUp) return true
    await wait(50)
  }
  return false
}

/** The end of a process that is nobody's child. */
async function watch(isAlive: () => Promise<boolean>): Promise<void> {
  while (await isAlive()) await wait(500, undefined, { ref: false })
}

export function freePort(): Promise<number> {
  return new Promise((settle, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => settle(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
