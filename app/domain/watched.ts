import type { Hash } from 'node:crypto'

/** Hands bytes on as they come, counting and hashing them on the way: a file is read once, and never held whole. */
export async function* watched(bytes: AsyncIterable<Uint8Array>, seen: { bytes: number; hash: Hash }) {
  for await (const chunk of bytes) {
    seen.bytes += chunk.byteLength
    seen.hash.update(chunk)
    yield chunk
  }
}
