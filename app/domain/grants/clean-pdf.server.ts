import { fileTypeFromBuffer } from 'file-type'
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'

/** Names of a PDF under which tools write who made it, or under which something would run. */
const left = ['Metadata', 'PieceInfo', 'LastModified', 'AA', 'A', 'JS', 'OpenAction'].map((name) => PDFName.of(name))

/** The same pages in a new file: no author, no tool, no dates, no history, nothing that runs. */
export async function cleanPdf(
  bytes: Uint8Array,
): Promise<Outcome<{ bytes: Uint8Array; pages: number }, 'not-a-pdf' | 'unreadable'>> {
  const kind = await fileTypeFromBuffer(bytes)
  if (kind?.mime !== 'application/pdf') return refuse('not-a-pdf')
  try {
    const given = await PDFDocument.load(bytes, { updateMetadata: false })
    const fresh = await PDFDocument.create({ updateMetadata: false })
    for (const page of await fresh.copyPages(given, given.getPageIndices())) fresh.addPage(page)
    if (fresh.getPageCount() === 0) return refuse('unreadable')
    for (const [ref, object] of fresh.context.enumerateIndirectObjects()) {
      const dict = object instanceof PDFRawStream ? object.dict : object instanceof PDFDict ? object : null
      if (!dict) continue
      for (const name of left) dict.delete(name)
      if (dict.get(PDFName.of('Type')) === PDFName.of('Metadata')) fresh.context.delete(ref)
    }
    return done({ bytes: await fresh.save({ updateFieldAppearances: false }), pages: fresh.getPageCount() })
  } catch {
    // pdf-lib throws plain errors of many kinds for damaged and encrypted files; all mean that we cannot read it.
    return refuse('unreadable')
  }
}
