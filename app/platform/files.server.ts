import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
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
      const half = join(dirname(path), `.half-${process.pid}-${Math.random().toString(36).slice(2)}`)
      await writeFile(half, bytes, { mode: 0o600 })
      await rename(half, path)
    },
    read: async (key) => {
      try {
        return new Uint8Array(await readFile(pathOf(key)))
      } catch (problem) {
        if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw problem
      }
    },
    remove: (key) => rm(pathOf(key), { force: true }),
  }
}
