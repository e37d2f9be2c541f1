import { decodePDFRawStream, PDFDict, PDFDocument, PDFName, type PDFObject, PDFRawStream, PDFStream } from 'pdf-lib'

/** The text of a PDF as its reader would copy it: the glyphs of each font, told by the font's own table of letters. */
export async function wordsOfPdf(bytes: Uint8Array): Promise<string> {
  const pdf = await PDFDocument.load(bytes)
  return pdf
    .getPages()
    .map(({ node }) => {
      const fonts = node.Resources()?.lookup(PDFName.of('Font'), PDFDict)
      const letters = new Map(
        (fonts?.entries() ?? []).map(([name, font]) => [name.asString(), lettersOf(pdf.context.lookup(font, PDFDict))]),
      )
      const contents = textOf(pdf.context.lookup(node.Contents()))
      return wordsOf(contents, letters)
    })
    .join('\n')
}

type Letters = Map<number, string>

/** One line for each piece of text the page shows. Kerning stands between the pieces of a line and is no letter. */
function wordsOf(contents: string, fonts: Map<string, Letters>): string {
  let letters: Letters = new Map()
  let words = ''
  for (const [, font, glyphs] of contents.matchAll(/(\/\S+) [\d.]+ Tf|\[(.*?)\] TJ/g)) {
    if (font) letters = fonts.get(font) ?? new Map()
    const codes = [...(glyphs ?? '').matchAll(/<([0-9a-fA-F]+)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
    words += codes.map((code) => letters.get(Number.parseInt(code, 16)) ?? '�').join('')
    if (glyphs !== undefined) words += '\n'
  }
  return words
}

function lettersOf(font: PDFDict): Letters {
  const letters: Letters = new Map()
  const table = textOf(font.lookup(PDFName.of('ToUnicode')))
  for (const [, from = '', to = ''] of table.matchAll(/<([0-9a-fA-F]+)> <[0-9a-fA-F]+> \[(.*?)\]/gs)) {
    const first = Number.parseInt(from, 16)
    for (const [index, [, hex = '']] of [...to.matchAll(/<([0-9a-fA-F\s]+)>/g)].entries()) {
      letters.set(first + index, Buffer.from(hex.replace(/\s/g, ''), 'hex').swap16().toString('utf16le'))
    }
  }
  return letters
}

function textOf(stream: PDFObject | undefined): string {
  if (stream instanceof PDFRawStream) return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
  return stream instanceof PDFStream ? Buffer.from(stream.getContents()).toString('latin1') : ''
}
