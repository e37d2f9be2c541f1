import { PDFDocument } from 'pdf-lib'

/** One page, written by this author with every trace a tool leaves. */
export async function givenPdf(author: string): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  pdf.setAuthor(author)
  pdf.setProducer('A tool')
  pdf.addPage().drawText('Figure 1')
  return pdf.save({ useObjectStreams: false })
}
