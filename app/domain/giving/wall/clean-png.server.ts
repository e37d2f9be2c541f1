import { promisify } from 'node:util'
import { crc32, deflate, inflate } from 'node:zlib'
import { isLogoSize, type Logo } from './logo.ts'

/** Away from the thread that answers everybody else. */
const [inflated, deflated] = [promisify(inflate), promisify(deflate)] as const

/** Bits of one pixel by colour type: how many samples, and how deep each may be (PNG 3rd edition, table 12). */
const samples: Record<number, { count: number; depths: readonly number[] }> = {
  0: { count: 1, depths: [1, 2, 4, 8, 16] },
  2: { count: 3, depths: [8, 16] },
  3: { count: 1, depths: [1, 2, 4, 8] },
  4: { count: 2, depths: [8, 16] },
  6: { count: 4, depths: [8, 16] },
}

type Chunks = { head: Uint8Array; palette: Uint8Array | null; clear: Uint8Array | null; pixels: Uint8Array[] }

/**
 * A PNG of nothing but its pixels: they are unpacked, measured against what the head promises and packed anew, with the palette
 * and what is transparent. Text, profiles, further frames and whatever stood behind the picture stay behind. Null for no PNG; sides
 * that no logo has are refused by the head, before anything is unpacked.
 */
export async function cleanPng(bytes: Buffer): Promise<Logo | 'wrong-size' | null> {
  const chunks = readChunks(bytes)
  if (!chunks) return null
  const { width, height, colour, rowBytes } = readHead(chunks.head) ?? {}
  if (!width || !height || colour === undefined || !rowBytes) return null
  if (colour === 3 && !chunks.palette) return null
  if (!isLogoSize({ width, height })) return 'wrong-size'
  const raw = await unpack(Buffer.concat(chunks.pixels), rowBytes * height)
  if (!raw) return null
  const parts = [
    chunk('IHDR', chunks.head),
    ...(colour === 3 && chunks.palette ? [chunk('PLTE', chunks.palette)] : []),
    ...(chunks.clear && chunks.clear.length <= mostClear(colour) ? [chunk('tRNS', chunks.clear)] : []),
    chunk('IDAT', await deflated(raw, { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ]
  return { type: 'png', bytes: Buffer.concat([signature, ...parts]), width, height }
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function readChunks(bytes: Buffer): Chunks | null {
  if (!bytes.subarray(0, 8).equals(signature)) return null
  const found: { head: Uint8Array | null } & Omit<Chunks, 'head'> = {
    head: null,
    palette: null,
    clear: null,
    pixels: [],
  }
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const name = bytes.toString('latin1', at + 4, at + 8)
    const body = bytes.subarray(at + 8, at + 8 + length)
    if (body.length < length) return null
    if (name === 'IEND') return found.head ? { ...found, head: found.head } : null
    if (name === 'IHDR') found.head ??= body
    if (name === 'PLTE') found.palette ??= length % 3 === 0 && length > 0 && length <= 768 ? body : null
    if (name === 'tRNS') found.clear ??= body
    if (name === 'IDAT') found.pixels.push(body)
    at += length + 12
  }
  return null
}

/** Pictures in seven passes are rare among logos and are sent back to be saved plainly. */
function readHead(head: Uint8Array) {
  const view = Buffer.from(head)
  if (view.length !== 13) return null
  const [depth = 0, colour = -1, packing, filter, passes] = view.subarray(8)
  const kind = samples[colour]
  if (!kind?.depths.includes(depth) || packing !== 0 || filter !== 0 || passes !== 0) return null
  const width = view.readUInt32BE(0)
  const rowBytes = 1 + Math.ceil((width * kind.count * depth) / 8)
  return { width, height: view.readUInt32BE(4), colour, rowBytes }
}

/** Never more than the picture has: a small file cannot become a large one. */
async function unpack(packed: Buffer, size: number): Promise<Buffer | null> {
  if (size > mostRaw) return null
  try {
    const raw = await inflated(packed, { maxOutputLength: size })
    return raw.length === size ? raw : null
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem) return null
    throw problem
  }
}

const mostRaw = 64 * 1024 * 1024
const mostClear = (colour: number) => ({ 0: 2, 2: 6, 3: 256 })[colour] ?? 0

function chunk(name: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body])
  const whole = Buffer.alloc(named.length + 8)
  whole.writeUInt32BE(body.length, 0)
  named.copy(whole, 4)
  whole.writeUInt32BE(crc32(named), named.length + 4)
  return whole
}
