import { execFile } from 'node:child_process'
import { mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inject } from 'vitest'
import { freePort } from '#db/embedded.server.ts'
import { isFree } from '#scripts/supervise/keepsakes.ts'
import { openBooks } from './books.ts'
import { insist } from './insist.ts'
import { type Portal, startPortal } from './portal.ts'

/**
 * Starts a portal on a copy of the told story, which is told once for all files of a run. It stands at the port the story was
 * told at, so that the links of the story's letters lead to it; where another has that port now, at a port of its own.
 */
export async function startToldPortal(): Promise<Portal> {
  const directory = await copyStory()
  const { port } = inject('story')
  const portal = await startPortal({ directory, port: (await isFree(port)) ? port : await freePort() })
  const stop = async () => {
    await portal.stop()
    await rm(directory, { recursive: true, force: true })
  }
  return { ...portal, stop }
}

/** A folder of its own with what a portal leaves that told the story and was stopped well. */
async function copyStory(): Promise<string> {
  const told = await tellOnce()
  const directory = await mkdtemp(join(tmpdir(), 'atom-e2e-'))
  // The files of Postgres belong to the account it runs as, which a copy by Node would not keep.
  await promisify(execFile)('cp', ['-a', `${told}/.`, directory])
  return directory
}

/** The first who needs the story tells it, from nothing, as `npm start` does. A telling that fails is begun anew by the next. */
async function tellOnce(): Promise<string> {
  const { folder, port } = inject('story')
  const told = join(folder, 'told')
  if (await stat(told).catch(() => null)) return told
  const telling = await mkdtemp(join(folder, 'telling-'))
  const portal = await startPortal({ directory: telling, port })
  await becomeQuiet(telling)
  await portal.stop()
  await rename(telling, told)
  return told
}

/** Waits until the letters of the story are sent: a copy would send them all once more, before any of its own. */
async function becomeQuiet(directory: string): Promise<void> {
  const books = await openBooks(directory)
  await insist(async () => {
    const { letters, events } = await books.open()
    return letters + events === 0 ? true : null
  }, 480_000)
  await books.close()
}
