import { PDFDocument } from 'pdf-lib'
import PdfPage from 'pdfkit'
import { expect, test, vi } from 'vitest'
import type { Receipt } from '#app/domain/giving/read-receipts.server.ts'
import { snapshotOf } from '#app/domain/giving/receipt.ts'
import { fallbackFonts } from '#app/platform/pdf-fallback.server.ts'
import { asItStands, registerFonts, runsOf } from '#app/platform/pdf-text.server.ts'
import { drawReceipt } from '#app/platform/receipt-pdf.server.ts'
import { drawOrbit } from '#app/ui/orbit-drawing.ts'
import { usd } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'

// Unpacking fonts is work, and a build machine may be busy.
vi.setConfig({ testTimeout: 60_000 })

const names = ['张伟', '張偉', 'さくら 髙橋', '이지은', 'محمد علي', 'שרה כהן']

function receiptFor(giver: string): Receipt {
  const lab = { name: 'ATOM Lab', legalName: 'ATOM', ein: '00-0000000', address: 'Boston', email: 'hello@atom.test' }
  const snapshot = snapshotOf({
    kind: 'gift',
    number: '2026-000001',
    giftId: 'gft_01' as never,
    lab,
    giver,
    amount: usd(100),
    giftAmount: usd(100),
    feeCover: usd(0),
    giftDate: '2026-03-03' as Day,
    issuedOn: '2026-03-03' as Day,
    fund: 'Compute fund',
    dedication: null,
    supersedes: null,
  })
  return { snapshot, code: 'abcd', standing: 'current', issuedAt: new Date(0) } as Receipt
}

test.each(names)('every letter of %s is drawn by a font that has it', async (name) => {
  const doc = new PdfPage()
  const fonts = await registerFonts(doc, await fallbackFonts(name))

  const missing = runsOf(fonts, name).filter((run) => run.font === 'latin' && run.text.trim() !== '')

  expect(missing).toEqual([])
})

test.each(names)('a receipt for %s is one small page, and the same receipt is the same page', async (name) => {
  const once = await drawReceipt(receiptFor(name), 'http://localhost:3000', drawOrbit('2026-000001'))
  const again = await drawReceipt(receiptFor(name), 'http://localhost:3000', drawOrbit('2026-000001'))

  expect((await PDFDocument.load(once)).getPageCount()).toBe(1)
  expect(once.length).toBeLessThan(120_000)
  expect(Buffer.from(again).equals(Buffer.from(once))).toBe(true)
})

test('Latin, Greek and Cyrillic names need no font besides Inter', async () => {
  expect(await fallbackFonts('Ada Łukasiewicz Ελένη Дмитрий Nguyễn')).toEqual([])
})

test('words read from the right stand from the right, and others stay', () => {
  expect(asItStands('Given by: محمد علي')).toBe('Given by: علي محمد')
  expect(asItStands('In honour of שרה כהן')).toBe('In honour of כהן שרה')
  expect(asItStands('Ada Lovelace')).toBe('Ada Lovelace')
})
