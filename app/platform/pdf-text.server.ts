import { create, type Font } from 'fontkit'
import type { FallbackFont } from './pdf-fallback.server.ts'
import { interFonts } from './pdf-fonts.server.ts'

/** Fonts by the name the document knows them by, in the order they are asked. */
type Registered = Map<string, Font>

/** Makes the fonts known to a document: Inter first, then what its letters need besides. They are embedded only where used. */
export async function registerFonts(
  doc: PDFKit.PDFDocument,
  fallback: readonly FallbackFont[] = [],
): Promise<Registered> {
  const known: Registered = new Map(await interFonts())
  for (const { name, bytes } of fallback) known.set(name, create(bytes) as Font)
  // A font that is read already is taken as it is, which the types do not know.
  for (const [name, font] of known) doc.registerFont(name, font as unknown as Buffer)
  doc.font('latin')
  return known
}

/** Text as runs of one font each. A letter no font has is left to the first, which draws an empty box. */
export function runsOf(fonts: Registered, text: string): { font: string; text: string }[] {
  const runs: { font: string; text: string }[] = []
  for (const letter of text) {
    const last = runs.at(-1)
    const codePoint = letter.codePointAt(0) ?? 0
    const fits = (name: string) => fonts.get(name)?.hasGlyphForCodePoint(codePoint) === true
    const font = last && fits(last.font) ? last.font : ([...fonts.keys()].find(fits) ?? 'latin')
    if (last?.font === font) last.text += letter
    else runs.push({ font, text: letter })
  }
  return runs
}

const fromTheRight = /\S*[\p{Script=Arabic}\p{Script=Hebrew}]\S*(?:\s+\S*[\p{Script=Arabic}\p{Script=Hebrew}]\S*)+/gu

/** Words that are read from the right, in the order they stand on the page: the letters of each are set by its font. */
export function asItStands(text: string): string {
  return text.replace(fromTheRight, (words) => words.split(/\s+/).reverse().join(' '))
}

/**
 * Writes a line or paragraph, changing fonts within it where letters need it; all of them stand on the line of the first.
 * Figures are tabular: else kerning hides the point of $257.78.
 */
export function writeText(doc: PDFKit.PDFDocument, fonts: Registered, text: string): void {
  const baseline = -baselineOf(doc)
  const runs = runsOf(fonts, asItStands(text))
  runs.forEach((run, index) => {
    doc.font(run.font).text(run.text, { continued: index < runs.length - 1, baseline, features: ['tnum'] })
  })
}

/** How far below the top of the line its letters stand. Left to itself each font would stand on a line of its own. */
function baselineOf(doc: PDFKit.PDFDocument): number {
  const drawn = doc.font('latin') as unknown as { _font: { ascender: number }; _fontSize: number }
  return (drawn._font.ascender / 1000) * drawn._fontSize
}
