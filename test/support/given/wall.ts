import { crc32, deflateSync } from 'node:zlib'
import { askWallPlace, type PlaceAsk } from '#app/domain/giving/wall/ask-wall-place.server.ts'
import { decideWallPlace } from '#app/domain/giving/wall/decide-wall-place.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { made } from '#test/support/given/people.ts'
import type { TestWorld } from '#test/support/world.ts'

/** What no cleaned picture may carry any more. */
export const secretWords = 'Taken at 42.3601 N by Secret Author'

function pngChunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

/** A grey PNG with words in it, behind its pixels and behind its end. */
export function pngOf({ width = 64, height = 48, rows = 0 } = {}): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 8
  const raw = Buffer.alloc((rows || height) * (width + 1), 0x80).map((byte, at) => (at % (width + 1) === 0 ? 0 : byte))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', head),
    pngChunk('tEXt', Buffer.from(`Author\0${secretWords}`)),
    pngChunk('IDAT', Buffer.concat([deflateSync(raw), Buffer.from(secretWords)])),
    pngChunk('IEND', Buffer.alloc(0)),
    Buffer.from(`<script>${secretWords}</script>`),
  ])
}

const segment = (marker: number, body: Buffer) => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** The parts of a JPEG, not its pixels: with a place and an author before, and more behind its end. */
export function jpegOf({ width = 64, height = 48 } = {}): Buffer {
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0])
  frame.writeUInt16BE(height, 1)
  frame.writeUInt16BE(width, 3)
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe1, Buffer.from(`Exif\0\0${secretWords}`)),
    segment(0xfe, Buffer.from(secretWords)),
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xc0, frame),
    segment(0xc4, Buffer.alloc(20, 1)),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xd9]),
    Buffer.from(secretWords),
  ])
}

function riffChunk(name: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(name, 0, 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
}

/** The parts of a WebP with transparency, a place and an author. */
export function webpOf({ width = 64, height = 48 } = {}): Buffer {
  const frame = Buffer.alloc(20, 7)
  Buffer.from([0x10, 0, 0, 0x9d, 0x01, 0x2a]).copy(frame)
  frame.writeUInt16LE(width, 6)
  frame.writeUInt16LE(height, 8)
  const extended = Buffer.alloc(10, 0xff)
  const chunks = [
    riffChunk('VP8X', extended),
    riffChunk('ALPH', Buffer.from([0, 1, 2])),
    riffChunk('VP8 ', frame),
    riffChunk('EXIF', Buffer.from(secretWords)),
  ]
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...chunks])
  return Buffer.concat([riffChunk('RIFF', body), Buffer.from(secretWords)])
}

/** What a backer asks for; say only what matters. */
export function placeAsk(donorId: Id<'dnr'>, words: Partial<PlaceAsk> = {}): PlaceAsk {
  return { donorId, name: 'Lovelace Institute', link: 'https://lovelace.example/', logo: pngOf(), ...words }
}

/** A place that was asked for and is shown. */
export async function givenPlace(
  world: TestWorld,
  { asker, staff, donorId, ...words }: { asker: Person; staff: Person; donorId: Id<'dnr'> } & Partial<PlaceAsk>,
): Promise<Id<'wpl'>> {
  const { placeId } = made(await askWallPlace(world, asker, placeAsk(donorId, words)))
  made(await decideWallPlace(world, staff, { placeId, decision: 'show', reason: null }))
  return placeId
}
