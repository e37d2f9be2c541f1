import type { Logo } from './logo.ts'

/** Tables, frame, restarts and scans: what a decoder needs. Everything else (words, places, cameras, thumbnails) is dropped. */
const needed = new Set([0xdb, 0xc4, 0xdd, 0xda])
/** Baseline, extended and progressive frames; the others no browser shows. */
const frames = new Set([0xc0, 0xc1, 0xc2])
const isOtherFrame = (marker: number) => marker >= 0xc3 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** A JPEG of what shows its pixels and nothing else, up to its own end. Null for what is none, or breaks off. */
export function cleanJpeg(bytes: Buffer): Logo | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null
  const kept: Buffer[] = [bytes.subarray(0, 2)]
  let size: { width: number; height: number } | null = null
  let hasScan = false
  for (let at = 2; at + 2 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) return size && hasScan ? made([...kept, end], size) : null
    const segment = segmentAt(bytes, at)
    if (!segment || isOtherFrame(marker)) return null
    if (frames.has(marker)) {
      if (size || segment.length < 10) return null
      size = { height: segment.readUInt16BE(5), width: segment.readUInt16BE(7) }
    }
    if (frames.has(marker) || needed.has(marker) || isAdobe(marker, segment)) kept.push(segment)
    at += segment.length
    if (marker !== 0xda) continue
    const until = endOfScan(bytes, at)
    kept.push(bytes.subarray(at, until))
    at = until
    hasScan = true
  }
  return null
}

const end = Buffer.from([0xff, 0xd9])

function made(parts: Buffer[], size: { width: number; height: number }): Logo {
  return { type: 'jpeg', bytes: Buffer.concat(parts), ...size }
}

/** Marker, length and body; null when it reaches beyond the file. */
function segmentAt(bytes: Buffer, at: number): Buffer | null {
  if (at + 4 > bytes.length) return null
  const length = bytes.readUInt16BE(at + 2)
  const segment = bytes.subarray(at, at + 2 + length)
  return length >= 2 && segment.length === length + 2 ? segment : null
}

/** Says how colours were turned: without it some pictures come out in false ones. Twelve bytes, none of them anybody’s. */
function isAdobe(marker: number, segment: Buffer): boolean {
  return marker === 0xee && segment.length === 16 && segment.toString('latin1', 4, 9) === 'Adobe'
}

/** Where the packed pixels end: at the first marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== 0xff) continue
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}
