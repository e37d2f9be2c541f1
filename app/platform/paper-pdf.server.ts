import PDFDocument from 'pdfkit'
import { fallbackFonts } from './pdf-fallback.server.ts'
import { registerFonts, writeText } from './pdf-text.server.ts'

type Fonts = Awaited<ReturnType<typeof registerFonts>>
type Doc = PDFKit.PDFDocument

/** A line of a paper: how it is tagged, how large and how dark, the space before it, and whether a hairline stands there. */
type Line = { tag: 'H1' | 'P'; text: string; size: number; ink?: string; before: number; rule?: boolean }

/** Rings and dots on a 64 by 64 sheet, as the door that knows how a paper's mark looks hands them in. */
export type Mark = {
  core: number
  rings: readonly { radius: number; strength: number; dots: readonly { x: number; y: number; size: number }[] }[]
}

export type Paper = { title: string; issuedAt: Date; lines: readonly Line[]; mark: Mark }

const ink = '#15171C'
export const softInk = '#565C69'
export const moneyInk = '#0E6E55'
export const computeInk = '#B4490B'
const hairline = '#D5D1C6'

/** A line of text, and one that says what a thing is: `Given by: Ada`. */
export function line(text: string, more: Partial<Line> = {}): Line {
  return { tag: 'P', text, size: 10.5, before: 0.3, ...more }
}

export function fact(term: string, value: string, more: Partial<Line> = {}): Line {
  return line(`${term}: ${value}`, { size: 11.5, before: 0.5, ...more })
}

/** A paper of the lab as a PDF: text that can be selected and read aloud. The same paper gives the same bytes. */
export async function drawPaper({ title, issuedAt, lines, mark }: Paper): Promise<Uint8Array> {
  const doc = new PDFDocument({
    size: 'LETTER',
    margin: 72,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en-US',
    displayTitle: true,
    info: { Title: title, CreationDate: issuedAt, ModDate: issuedAt },
  })
  const bytes = collect(doc)
  const fonts = await registerFonts(doc, await fallbackFonts(lines.map(({ text }) => text).join('\n')))
  const root = doc.struct('Document')
  doc.addStructure(root)
  drawMark(doc, mark)
  for (const one of lines) addLine(doc, fonts, root, one)
  root.end()
  doc.end()
  return bytes
}

function addLine(doc: Doc, fonts: Fonts, root: PDFKit.PDFStructureElement, one: Line): void {
  doc.fontSize(one.size).moveDown(one.before)
  turnPage(doc)
  if (one.rule) drawRule(doc)
  const element = doc.struct(one.tag, {}, () => {
    doc.fillColor(one.ink ?? ink).fontSize(one.size)
    writeText(doc, fonts, one.text)
  })
  root.add(element)
}

/** A line begins on the next sheet when a heading and its first words would not fit on this one. */
function turnPage(doc: Doc): void {
  const roomLeft = doc.page.height - doc.page.margins.bottom - doc.y
  if (roomLeft < 3 * doc.currentLineHeight(true)) doc.addPage()
}

/** A hairline across the sheet, which nobody reads aloud. */
function drawRule(doc: Doc): void {
  const { left, right } = doc.page.margins
  const y = doc.y - 2
  doc.markContent('Artifact', { type: 'Layout' })
  doc
    .moveTo(left, y)
    .lineTo(doc.page.width - right, y)
    .lineWidth(0.6)
    .strokeColor(hairline)
    .stroke()
  doc.endMarkedContent()
  doc.moveDown(0.9)
}

/** The paper's face, in the corner: the same rings and dots as on the page that checks it. */
function drawMark(doc: Doc, { core, rings }: Mark): void {
  doc.markContent('Artifact', { type: 'Layout' })
  doc
    .save()
    .translate(doc.page.width - doc.page.margins.right - 56, doc.page.margins.top - 6)
    .scale(0.88)
  doc.circle(32, 32, core).fill(moneyInk)
  for (const ring of rings) {
    doc.circle(32, 32, ring.radius).lineWidth(1.4).strokeOpacity(ring.strength).stroke(moneyInk).strokeOpacity(1)
    for (const dot of ring.dots) doc.circle(dot.x, dot.y, dot.size).fill(moneyInk)
  }
  doc.restore()
  doc.endMarkedContent()
}

function collect(doc: Doc): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
}
