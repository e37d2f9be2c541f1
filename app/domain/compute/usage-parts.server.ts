import type { Files } from '#app/domain/world.ts'

/** Files are kept whole in memory on their way, so a large one is kept in parts of this size. */
const partSize = 4 << 20

/** Keeps a stream as numbered parts; answers how many bytes there were. */
export async function keepParts(files: Files, key: string, bytes: AsyncIterable<Uint8Array>): Promise<number> {
  let held: Uint8Array[] = []
  let size = 0
  let total = 0
  let part = 0
  const write = async () => {
    await files.write(partKey(key, part), Buffer.concat(held))
    part += 1
    held = []
    size = 0
  }
  for await (const chunk of bytes) {
    held.push(chunk)
    size += chunk.byteLength
    total += chunk.byteLength
    if (size >= partSize) await write()
  }
  if (size > 0) await write()
  return total
}

/** The parts again, in order, one at a time. */
export async function* readParts(files: Files, key: string): AsyncGenerator<Uint8Array> {
  for (let part = 0; ; part += 1) {
    const bytes = await files.read(partKey(key, part))
    if (!bytes) return
    yield bytes
  }
}

/** Removes the last part first, so that what a crash leaves is found from its first part when it is tried again. */
export async function removeParts(files: Files, key: string): Promise<void> {
  let parts = 0
  while (await files.read(partKey(key, parts))) parts += 1
  while (parts > 0) {
    parts -= 1
    await files.remove(partKey(key, parts))
  }
}

function partKey(key: string, part: number): string {
  return `${key}.${String(part).padStart(6, '0')}`
}
