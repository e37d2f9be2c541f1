import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)

/** A part of a font that holds just the letters asked for, at the weight of the page. */
export type FallbackFont = { name: string; bytes: Buffer }

/** Whose letters which family draws. A name of Chinese characters alone does not say its language: it is drawn the Chinese way. */
const families = [
  { package: 'noto-sans-kr', letters: /\p{Script=Hangul}/u },
  { package: 'noto-sans-sc', letters: /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\uFF00-\uFFEF]/u },
  { package: 'noto-sans-arabic', letters: /\p{Script=Arabic}/u },
  { package: 'noto-sans-hebrew', letters: /\p{Script=Hebrew}/u },
] as const
type Family = (typeof families)[number]['package']

/**
 * The fonts that the letters of a text need beyond Inter, each cut down to those letters. The families ship in slices of a
 * hundred letters or so, compressed and with every weight in one file, which no PDF may hold: so each slice is unpacked, cut
 * and set to one weight. A text without such letters costs nothing.
 */
export async function fallbackFonts(text: string): Promise<FallbackFont[]> {
  const wanted = new Map<string, { family: Family; letters: Set<string> }>()
  for (const letter of text) {
    const family = families.find((one) => one.letters.test(letter))?.package
    const slice = family && sliceOf(family, letter)
    if (!family || !slice) continue
    const known = wanted.get(slice) ?? { family, letters: new Set<string>() }
    wanted.set(slice, { family, letters: known.letters.add(letter) })
  }
  return Promise.all([...wanted].map(([slice, { family, letters }]) => cut(family, slice, letters)))
}

async function cut(family: Family, slice: string, letters: ReadonlySet<string>): Promise<FallbackFont> {
  const { default: subsetFont } = await import('subset-font')
  const whole = await readFile(join(folderOf(family), 'files', slice))
  const bytes = await subsetFont(whole, [...letters].sort().join(''), {
    targetFormat: 'truetype',
    variationAxes: { wght: 400 },
  })
  return { name: slice, bytes }
}

/** The file that has a letter, by the list of ranges that comes with the family. Later slices are the more usual letters. */
function sliceOf(family: Family, letter: string): string | null {
  const codePoint = letter.codePointAt(0) ?? 0
  const ranges = require(`@fontsource-variable/${family}/unicode.json`) as Record<string, string>
  const found = Object.entries(ranges).findLast(([, list]) => list.split(',').some((range) => holds(range, codePoint)))
  return found ? `${family}-${found[0].replace(/[[\]]/g, '')}-wght-normal.woff2` : null
}

/** `U+4e00-4e05` or `U+4e00`. */
function holds(range: string, codePoint: number): boolean {
  const [from = '', until = from] = range.slice(2).split('-')
  return codePoint >= Number.parseInt(from, 16) && codePoint <= Number.parseInt(until, 16)
}

function folderOf(family: Family): string {
  return dirname(require.resolve(`@fontsource-variable/${family}/unicode.json`))
}
