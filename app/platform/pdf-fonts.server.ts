import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'
import { convert } from 'fontverter'

const require = createRequire(import.meta.url)

/** Inter, one file for each part of Unicode it is shipped in; the first that has a letter draws it. */
const parts = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'vietnamese'] as const

let inter: Promise<ReadonlyMap<string, Font>> | null = null

/**
 * The parts of Inter by name, read once for all papers: they are shipped compressed, and a compressed font is unpacked anew for
 * every letter that is looked up in it, which takes longer than all the rest of a paper.
 */
export function interFonts(): Promise<ReadonlyMap<string, Font>> {
  inter ??= readInter().catch((problem: unknown) => {
    inter = null
    throw problem
  })
  return inter
}

async function readInter(): Promise<ReadonlyMap<string, Font>> {
  return new Map(await Promise.all(parts.map(async (part) => [part, await readPart(part)] as const)))
}

async function readPart(part: string): Promise<Font> {
  const packed = await readFile(require.resolve(`@fontsource/inter/files/inter-${part}-400-normal.woff`))
  return create(await convert(packed, 'truetype')) as Font
}
