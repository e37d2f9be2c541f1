import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** One hash over the names and bytes of files and folders. */
export async function hashFiles(places) {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0])
  for (const place of places) {
    const files = await filesUnder(place)
    const contents = await Promise.all(files.map((file) => readFile(file)))
    for (const [index, file] of files.entries()) hash.update(`${file}\0`).update(contents[index])
  }
  return hash.digest('hex')
}

async function filesUnder(place) {
  const found = await stat(place).catch(() => null)
  if (!found) return []
  if (!found.isDirectory()) return [place]
  const entries = await readdir(place, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
}
