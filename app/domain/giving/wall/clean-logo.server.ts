import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { cleanJpeg } from './clean-jpeg.ts'
import { cleanPng } from './clean-png.server.ts'
import { cleanWebp } from './clean-webp.ts'
import { type Logo, type LogoRefusal, leastLogoSide, mostLogoBytes, mostLogoSide } from './logo.ts'

/**
 * Makes a logo of what was sent, by its bytes and never by its name: a PNG, JPEG or WebP that is written anew from what shows its
 * pixels. Refuses anything else, and pictures too small to be seen or too large to be wanted.
 */
export function cleanLogo(sent: Uint8Array): Outcome<Logo, LogoRefusal> {
  const bytes = Buffer.from(sent.buffer, sent.byteOffset, sent.byteLength)
  if (bytes.length === 0) return refuse('empty')
  if (bytes.length > mostLogoBytes) return refuse('too-large')
  const clean = cleanerOf(bytes)
  if (!clean) return refuse('not-a-picture')
  const logo = clean(bytes)
  if (!logo) return refuse('unreadable')
  const sides = [logo.width, logo.height]
  return sides.every((side) => side >= leastLogoSide && side <= mostLogoSide) ? done(logo) : refuse('wrong-size')
}

/** Every such file begins with bytes that nothing else begins with. */
function cleanerOf(bytes: Buffer): ((bytes: Buffer) => Logo | null) | null {
  const begin = bytes.toString('latin1', 0, 12)
  if (begin.startsWith('\x89PNG\r\n\x1a\n')) return cleanPng
  if (begin.startsWith('\xff\xd8\xff')) return cleanJpeg
  return begin.startsWith('RIFF') && begin.endsWith('WEBP') ? cleanWebp : null
}
