/** A backer's logo as it is kept: its pixels in a file of ours, and nothing else of what was sent. */
export type Logo = { type: 'png' | 'jpeg' | 'webp'; bytes: Uint8Array; width: number; height: number }

/** Where the files lie, among all others. */
export const logoFolder = 'logos'

export const mostLogoBytes = 512 * 1024
/** Sides in pixels: below the least it is a smudge, above the most it only weighs. */
const leastLogoSide = 32
const mostLogoSide = 3_000

export function isLogoSize({ width, height }: { width: number; height: number }): boolean {
  return [width, height].every((side) => side >= leastLogoSide && side <= mostLogoSide)
}

export type LogoRefusal = 'empty' | 'too-large' | 'not-a-picture' | 'unreadable' | 'wrong-size'

export const logoMediaTypes: Record<Logo['type'], string> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
}

/** The last part of a logo's address: its hash, so that other bytes have another address. */
export function logoFile({ sha256, type }: { sha256: string; type: Logo['type'] }): string {
  return `${sha256}.${type}`
}

export function parseLogoFile(text: string | undefined): { sha256: string; type: Logo['type'] } | null {
  const [, sha256, type] = /^([0-9a-f]{64})\.(png|jpeg|webp)$/.exec(text ?? '') ?? []
  return sha256 && type ? { sha256, type: type as Logo['type'] } : null
}
