import PDFDocument from 'pdfkit'
import type { Receipt } from '#app/domain/giving/read-receipts.server.ts'
import { amountOf } from '#app/domain/giving/receipt.ts'
import { paths } from '#app/paths.ts'
import { formatCents } from '#app/units/money.ts'
import { formatDay } from '#app/units/time.ts'
import { registerFonts, writeText } from './pdf-text.server.ts'

type Fonts = ReturnType<typeof registerFonts>
type Doc = PDFKit.PDFDocument
/** A line of the receipt: how it is tagged, how large and how dark, and the space before it. */
type Line = { tag: 'H1' | 'P'; text: string; size: number; ink?: string; before: number }

const ink = '#15171C'
const soft = '#565C69'

/**
 * A receipt as a PDF: one letter page, text that can be selected and read aloud, and nothing in it but the stored snapshot.
 * The same receipt gives the same page.
 */
export async function drawReceipt(receipt: Receipt, origin: string): Promise<Uint8Array> {
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
  const fonts = registerFonts(doc)
  const root = doc.struct('Document')
  doc.addStructure(root)
  for (const line of linesOf(receipt, origin)) addLine(doc, fonts, root, line)
  root.end()
  doc.end()
  return bytes
}

function linesOf({ snapshot, code, standing, replacedBy }: Receipt, origin: string): Line[] {
  const { lab } = snapshot
  const line = (text: string, more: Partial<Line> = {}): Line => ({ tag: 'P', text, size: 10.5, before: 0.3, ...more })
  const fact = (term: string, value: string) => line(`${term}: ${value}`)
  return [
    line(lab.legalName, { size: 13 }),
    line(lab.address, { ink: soft }),
    line(`EIN ${lab.ein}`, { ink: soft }),
    line(titleOf(snapshot.kind), { tag: 'H1', size: 22, before: 2.2 }),
    line(`Receipt ${snapshot.number}`, { ink: soft }),
    ...(standing === 'superseded' ? [line(`Replaced by receipt ${replacedBy}. This one no longer counts.`)] : []),
    line(formatCents(amountOf(snapshot)), { size: 30, before: 1.4 }),
    fact('Given by', snapshot.giver),
    fact('Date of gift', formatDay(snapshot.giftDate)),
    fact('For', snapshot.fund),
    ...(snapshot.dedication ? [line(snapshot.dedication)] : []),
    ...snapshot.statements.map((text, index) => line(text, { before: index === 0 ? 1.6 : 0.5 })),
    line(`Issued on ${formatDay(snapshot.issuedOn)}. Please keep this receipt for your tax records.`, {
      before: 1.6,
      ink: soft,
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
  const element = doc.struct(line.tag, {}, () => {
    doc.fillColor(line.ink ?? ink).fontSize(line.size)
    writeText(doc, fonts, line.text)
  })
  root.add(element)
}

function collect(doc: Doc): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
}
