import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { cleanLogo } from '#app/domain/giving/wall/clean-logo.server.ts'
import { jpegOf, pngOf, secretWords, webpOf } from '#test/support/given/wall.ts'

const made = async (bytes: Uint8Array) => {
  const outcome = await cleanLogo(bytes)
  if (!outcome.ok) throw new Error(`refused: ${outcome.refused}`)
  return { ...outcome.value, text: Buffer.from(outcome.value.bytes).toString('latin1') }
}

test.each([
  ['png', pngOf()],
  ['jpeg', jpegOf()],
  ['webp', webpOf()],
] as const)('a %s keeps its pixels and nothing else of what was sent', async (type, bytes) => {
  expect(bytes.includes(secretWords)).toBe(true)

  const logo = await made(bytes)

  expect(logo).toMatchObject({ type, width: 64, height: 48 })
  expect(logo.text).not.toContain('Secret Author')
  expect(logo.text).not.toContain('script')
  expect((await made(logo.bytes)).bytes, 'cleaning twice changes nothing').toEqual(logo.bytes)
})

test('the pixels of a PNG come out as they went in', async () => {
  const { bytes } = await made(pngOf({ width: 40, height: 32 }))
  const at = Buffer.from(bytes).indexOf('IDAT') + 4
  const raw = inflateSync(Buffer.from(bytes).subarray(at))

  expect(raw.length).toBe(32 * 41)
  expect([...new Set(raw)].sort((one, other) => one - other)).toEqual([0, 0x80])
})

test('a JPEG ends where its pixels end, stuffed bytes and restarts kept', async () => {
  const { text } = await made(jpegOf())

  expect(text.endsWith('\x12\xff\x00\x34\xff\xd0\x56\xff\xd9')).toBe(true)
})

test.each([
  ['nothing', Buffer.alloc(0), 'empty'],
  ['a page', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'not-a-picture'],
  ['a GIF', Buffer.from('GIF89a______________'), 'not-a-picture'],
  ['half a PNG', pngOf().subarray(0, 90), 'unreadable'],
  ['a PNG of fewer rows than it says', pngOf({ rows: 20 }), 'unreadable'],
  ['a PNG of more rows than it says', pngOf({ rows: 60 }), 'unreadable'],
  ['half a JPEG', jpegOf().subarray(0, 100), 'unreadable'],
  ['half a WebP', webpOf().subarray(0, 50), 'unreadable'],
  ['a WebP without a width', webpOf({ width: 0 }), 'unreadable'],
  ['a WebP without a height', webpOf({ height: 0 }), 'unreadable'],
  ['a smudge', pngOf({ width: 20, height: 20 }), 'wrong-size'],
  ['a poster', jpegOf({ width: 9_000, height: 64 }), 'wrong-size'],
  ['half a megabyte and a byte', Buffer.alloc(512 * 1024 + 1, 0xff), 'too-large'],
])('%s is refused', async (_what, bytes, refused) => {
  expect(await cleanLogo(bytes)).toEqual({ ok: false, refused })
})

test.each([60_000, 5_000])(
  'a file whose head says sides of %i is refused by its head: what it packs is not unpacked',
  async (side) => {
    const bomb = Buffer.from(pngOf())
    bomb.writeUInt32BE(side, 16)
    bomb.writeUInt32BE(side, 20)

    expect(await cleanLogo(bomb)).toEqual({ ok: false, refused: 'wrong-size' })
  },
)

test('whatever byte of a picture is broken, it is a picture or it is refused', async () => {
  for (const whole of [pngOf(), jpegOf(), webpOf()]) {
    for (let at = 0; at < whole.length; at += 1) {
      const broken = Buffer.from(whole)
      broken[at] = 0xff - (broken[at] ?? 0)
      const outcome = await cleanLogo(broken)
      if (outcome.ok) expect(Buffer.from(outcome.value.bytes).includes('Secret Author')).toBe(false)
    }
  }
})
