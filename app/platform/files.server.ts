import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import type { Files } from '#app/domain/world.ts'

/** Files in a folder of ours. A key never leaves the folder, and a file appears whole or not at all. */
export function filesIn(folder: string): Files {
  const pathOf = (key: string) => {
    const path = resolve(folder, key)
    if (!/^[\w][\w./-]*$/.test(key) || !path.startsWith(resolve(folder) + sep))
      throw new Error(`not a file key: ${key}`)
    return path
  }
  return {
    write: async (key, bytes) => {
      const path = pathOf(key)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const begun = join(dirname(path), `${half}${process.pid}-${Math.random().toString(36).slice(2)}`)
      await writeFile(begun, bytes, { mode: 0o600 })
      await rename(begun, path)
    },
    read: async (key) => {
      const bytes = await orNull(readFile(pathOf(key)))
      return bytes && new Uint8Array(bytes)
    },
    remove: (key) => rm(pathOf(key), { force: true }),
    list: async (within) => {
      const path = pathOf(within)
      const names = ((await orNull(readdir(path))) ?? []).filter((name) => !name.startsWith(half))
      const found = await Promise.all(
        names.map(async (name) => {
          const file = await orNull(stat(join(path, name)))
          return file?.isFile() ? [{ key: `${within}/${name}`, writtenAt: file.mtime }] : []
        }),
      )
      return found.flat()
    },
  }
}

/** How the name of a file begins that is not whole yet. */
const half = '.half-'

/** What is not there, or is gone meanwhile, is null. */
async function orNull<Found>(looking: Promise<Found>): Promise<Found | null> {
  try {
    return await looking
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw problem
  }
}
