import type { Logo } from './logo.ts'

/**
 * A WebP of its one picture, with what is transparent of it, in a container written anew. Words, profiles and frames of a film
 * stay behind, and so does what stood after it. Null for what is none.
 */
export function cleanWebp(bytes: Buffer): Logo | null {
  const chunks = readChunks(bytes)
  const lossless = chunks?.get('VP8L')
  if (lossless) {
    const size = sizeOfLossless(lossless)
    return size && { type: 'webp', bytes: riff([chunk('VP8L', lossless)]), ...size }
  }
  const lossy = chunks?.get('VP8 ')
  const size = lossy && sizeOfLossy(lossy)
  if (!lossy || !size) return null
  const alpha = chunks?.get('ALPH')
  const parts = alpha ? [chunk('VP8X', extended(size)), chunk('ALPH', alpha)] : []
  return { type: 'webp', bytes: riff([...parts, chunk('VP8 ', lossy)]), ...size }
}

/** The first chunk of each name; null when the file is no WebP or breaks off. */
function readChunks(bytes: Buffer): Map<string, Buffer> | null {
  const isWebp = bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP'
  if (!isWebp || bytes.length < 20) return null
  const until = Math.min(bytes.length, 8 + bytes.readUInt32LE(4))
  const found = new Map<string, Buffer>()
  for (let at = 12; at + 8 <= until; ) {
    const name = bytes.toString('latin1', at, at + 4)
    const length = bytes.readUInt32LE(at + 4)
    const body = bytes.subarray(at + 8, at + 8 + length)
    if (body.length < length) return null
    if (!found.has(name)) found.set(name, body)
    at += 8 + length + (length % 2)
  }
  return found
}

type Size = { width: number; height: number }

/** RFC 6386, 9.1: a key frame begins with these bytes, then 14 bits of each side. A side of nothing is no picture, and has no head. */
function sizeOfLossy(body: Buffer): Size | null {
  const isKeyFrame = body.length > 10 && ((body[0] ?? 1) & 1) === 0 && body.readUIntBE(3, 3) === 0x9d012a
  if (!isKeyFrame) return null
  const size = { width: body.readUInt16LE(6) & 0x3fff, height: body.readUInt16LE(8) & 0x3fff }
  return size.width > 0 && size.height > 0 ? size : null
}

/** One byte of signature, then 14 bits of each side less one. */
function sizeOfLossless(body: Buffer): Size | null {
  if (body.length < 6 || body[0] !== 0x2f) return null
  const bits = body.readUInt32LE(1)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}

/** The head of a picture with transparency, and of nothing more. */
function extended({ width, height }: Size): Buffer {
  const head = Buffer.alloc(10)
  head[0] = 0x10
  head.writeUIntLE(width - 1, 4, 3)
  head.writeUIntLE(height - 1, 7, 3)
  return head
}

function riff(chunks: Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...chunks])
  return chunk('RIFF', body)
}

function chunk(name: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(name, 0, 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
}
