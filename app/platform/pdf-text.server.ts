import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** Inter, one file for each part of Unicode it is shipped in; the first that has a letter draws it. */
const parts = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'vietnamese'] as const
type Part = (typeof parts)[number]
type FontFile = { hasGlyphForCodePoint(codePoint: number): boolean }
type Registered = Map<Part, FontFile>

/** Makes the fonts known to a document; they are embedded only where they are used. */
export function registerFonts(doc: PDFKit.PDFDocument): Registered {
  const known: Registered = new Map()
  for (const part of parts) {
    doc.registerFont(part, require.resolve(`@fontsource/inter/files/inter-${part}-400-normal.woff`))
    const { _font: font } = doc.font(part) as unknown as { _font: { font: FontFile } }
    known.set(part, font.font)
  }
  doc.font('latin')
  return known
}

/** Text as runs of one font each. A letter no font has is left to the first, which draws an empty box. */
export function runsOf(fonts: Registered, text: string): { font: Part; text: string }[] {
  const runs: { font: Part; text: string }[] = []
  for (const letter of text) {
    const last = runs.at(-1)
    const codePoint = letter.codePointAt(0) ?? 0
    const fits = (part: Part) => fonts.get(part)?.hasGlyphForCodePoint(codePoint) === true
    const font = last && fits(last.font) ? last.font : (parts.find(fits) ?? 'latin')
    if (last?.font === font) last.text += letter
    else runs.push({ font, text: letter })
  }
  return runs
}

/** Writes a line or paragraph, changing fonts within it where letters need it. Figures are tabular: else kerning hides the point of $257.78. */
export function writeText(doc: PDFKit.PDFDocument, fonts: Registered, text: string): void {
  const runs = runsOf(fonts, text)
  runs.forEach((run, index) => {
    doc.font(run.font).text(run.text, { continued: index < runs.length - 1, features: ['tnum'] })
  })
}
