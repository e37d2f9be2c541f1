import { crc32, deflateSync } from 'node:zlib'

type Drawing = { width: number; height: number; ink: readonly [number, number, number] }

/** A made-up company's mark as a PNG: two rings that cross, in one ink on nothing. */
export function drawLogo({ width, height, ink }: Drawing): Uint8Array {
  const raw = Buffer.alloc(height * (1 + width * 4))
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * (1 + width * 4) + 1 + x * 4
      raw.set([...ink, Math.round(255 * coverOf(x, y, { width, height }))], at)
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 6, 0, 0, 0], 8)
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(raw)), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts])
}

/** How much of a pixel the rings cover, from none to all. */
function coverOf(x: number, y: number, { width, height }: Pick<Drawing, 'width' | 'height'>): number {
  const radius = height * 0.36
  const rings = [width / 2 - radius * 0.6, width / 2 + radius * 0.6].map(
    (middle) => height * 0.07 - Math.abs(Math.hypot(x - middle, y - height / 2) - radius),
  )
  return Math.min(1, Math.max(0, ...rings))
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body])
  const whole = Buffer.alloc(named.length + 8)
  whole.writeUInt32BE(body.length, 0)
  named.copy(whole, 4)
  whole.writeUInt32BE(crc32(named), named.length + 4)
  return whole
}
