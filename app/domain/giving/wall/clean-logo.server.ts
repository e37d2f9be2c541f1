import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { cleanJpeg } from './clean-jpeg.ts'
import { cleanPng } from './clean-png.server.ts'
import { cleanWebp } from './clean-webp.ts'
import { isLogoSize, type Logo, type LogoRefusal, mostLogoBytes } from './logo.ts'

/**
 * Makes a logo of what was sent, by its bytes and never by its name: a PNG, JPEG or WebP that is written anew from what shows its
 * pixels. Refuses anything else, and pictures too small to be seen or too large to be wanted.
 */
export async function cleanLogo(sent: Uint8Array): Promise<Outcome<Logo, LogoRefusal>> {
  const bytes = Buffer.from(sent.buffer, sent.byteOffset, sent.byteLength)
  if (bytes.length === 0) return refuse('empty')
  if (bytes.length > mostLogoBytes) return refuse('too-large')
  const clean = cleanerOf(bytes)
  if (!clean) return refuse('not-a-picture')
  const logo = await clean(bytes)
  if (!logo) return refuse('unreadable')
  return logo !== 'wrong-size' && isLogoSize(logo) ? done(logo) : refuse('wrong-size')
}

type Cleaned = Logo | 'wrong-size' | null

/** Every such file begins with bytes that nothing else begins with. */
function cleanerOf(bytes: Buffer): ((bytes: Buffer) => Cleaned | Promise<Cleaned>) | null {
  const begin = bytes.toString('latin1', 0, 12)
  if (begin.startsWith('\x89PNG\r\n\x1a\n')) return cleanPng
  if (begin.startsWith('\xff\xd8\xff')) return cleanJpeg
  return begin.startsWith('RIFF') && begin.endsWith('WEBP') ? cleanWebp : null
}
