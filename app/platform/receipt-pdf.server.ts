import PDFDocument from 'pdfkit'
import type { Receipt } from '#app/domain/giving/read-receipts.server.ts'
import { amountOf } from '#app/domain/giving/receipt.ts'
import { paths } from '#app/paths.ts'
import { formatCents } from '#app/units/money.ts'
import { formatDay } from '#app/units/time.ts'
import { fallbackFonts } from './pdf-fallback.server.ts'
import { registerFonts, writeText } from './pdf-text.server.ts'

type Fonts = ReturnType<typeof registerFonts>
type Doc = PDFKit.PDFDocument
/** A line of the receipt: how it is tagged, how large and how dark, the space before it, and whether a hairline stands there. */
type Line = { tag: 'H1' | 'P'; text: string; size: number; ink?: string; before: number; rule?: boolean }

/** Rings and dots on a 64 by 64 sheet, as the door that knows how a receipt's mark looks hands them in. */
type Mark = {
  core: number
  rings: readonly { radius: number; strength: number; dots: readonly { x: number; y: number; size: number }[] }[]
}

const ink = '#15171C'
const soft = '#565C69'
const money = '#0E6E55'
const hairline = '#D5D1C6'

/**
 * A receipt as a PDF: one letter page, text that can be selected and read aloud, and nothing in it but the stored snapshot.
 * The same receipt gives the same page.
 */
export async function drawReceipt(receipt: Receipt, origin: string, mark: Mark): Promise<Uint8Array> {
  const { snapshot } = receipt
  const doc = new PDFDocument({
    size: 'LETTER',
    margin: 72,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en-US',
    displayTitle: true,
    info: { Title: `Receipt ${snapshot.number}`, CreationDate: receipt.issuedAt, ModDate: receipt.issuedAt },
  })
  const bytes = collect(doc)
  const lines = linesOf(receipt, origin)
  const fonts = registerFonts(doc, await fallbackFonts(lines.map((line) => line.text).join('\n')))
  const root = doc.struct('Document')
  doc.addStructure(root)
  drawMark(doc, mark)
  for (const line of lines) addLine(doc, fonts, root, line)
  root.end()
  doc.end()
  return bytes
}

function linesOf({ snapshot, code, standing, replacedBy }: Receipt, origin: string): Line[] {
  const { lab } = snapshot
  const line = (text: string, more: Partial<Line> = {}): Line => ({ tag: 'P', text, size: 10.5, before: 0.3, ...more })
  const fact = (term: string, value: string, more: Partial<Line> = {}) =>
    line(`${term}: ${value}`, { size: 11.5, before: 0.5, ...more })
  return [
    line(lab.legalName, { size: 13 }),
    line(lab.address, { ink: soft }),
    line(`EIN ${lab.ein}`, { ink: soft }),
    line(titleOf(snapshot.kind), { tag: 'H1', size: 22, before: 2.2 }),
    line(`Receipt ${snapshot.number}`, { ink: soft }),
    ...(standing === 'superseded' ? [line(`Replaced by receipt ${replacedBy}. This one no longer counts.`)] : []),
    line(formatCents(amountOf(snapshot)), { size: 34, before: 1.2, ink: money }),
    fact('Given by', snapshot.giver, { before: 1.4, rule: true }),
    fact('Date of gift', formatDay(snapshot.giftDate)),
    fact('For', snapshot.fund),
    ...(snapshot.dedication ? [line(snapshot.dedication)] : []),
    ...snapshot.statements.map((text, index) => line(text, { before: index === 0 ? 1.4 : 0.5, rule: index === 0 })),
    line(`Issued on ${formatDay(snapshot.issuedOn)}. Please keep this receipt for your tax records.`, {
      before: 1.4,
      ink: soft,
      rule: true,
    }),
    line(`Check it at ${origin}${paths.verifyReceipt(snapshot.number)} with the code ${code}.`, { ink: soft }),
    line(`Questions: ${lab.email}`, { ink: soft }),
  ]
}

function titleOf(kind: Receipt['snapshot']['kind']): string {
  if (kind === 'void') return 'Gift returned'
  return kind === 'amended' ? 'Amended receipt for your gift' : 'Receipt for your gift'
}

function addLine(doc: Doc, fonts: Fonts, root: PDFKit.PDFStructureElement, line: Line): void {
  doc.fontSize(line.size).moveDown(line.before)
  if (line.rule) drawRule(doc)
  const element = doc.struct(line.tag, {}, () => {
    doc.fillColor(line.ink ?? ink).fontSize(line.size)
    writeText(doc, fonts, line.text)
  })
  root.add(element)
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

/** The receipt's face, in the corner: the same rings and dots as on the page that checks it. */
function drawMark(doc: Doc, { core, rings }: Mark): void {
  doc.markContent('Artifact', { type: 'Layout' })
  doc
    .save()
    .translate(doc.page.width - doc.page.margins.right - 56, doc.page.margins.top - 6)
    .scale(0.88)
  doc.circle(32, 32, core).fill(money)
  for (const ring of rings) {
    doc.circle(32, 32, ring.radius).lineWidth(1.4).strokeOpacity(ring.strength).stroke(money).strokeOpacity(1)
    for (const dot of ring.dots) doc.circle(dot.x, dot.y, dot.size).fill(money)
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
