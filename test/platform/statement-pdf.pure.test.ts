import { PDFDocument } from 'pdf-lib'
import { expect, test, vi } from 'vitest'
import { type ReceiptSnapshot, snapshotOf } from '#app/domain/giving/receipt.ts'
import { statementNumber, statementOf } from '#app/domain/giving/receipts/statement.ts'
import { drawStatement } from '#app/platform/statement-pdf.server.ts'
import { drawOrbit } from '#app/ui/orbit-drawing.ts'
import { usd } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'

// Unpacking fonts is work, and a build machine may be busy.
vi.setConfig({ testTimeout: 60_000 })

const lab = { name: 'ATOM Lab', legalName: 'ATOM', ein: '00-0000000', address: 'Boston', email: 'hello@atom.test' }

function receipt(serial: number): ReceiptSnapshot {
  return snapshotOf({
    kind: 'gift',
    number: `2025-${String(serial).padStart(6, '0')}`,
    giftId: 'gft_01' as never,
    lab,
    giver: 'Ada',
    amount: usd(10.01),
    giftAmount: usd(10.01),
    feeCover: usd(0),
    giftDate: '2025-03-03' as Day,
    issuedOn: '2025-03-03' as Day,
    fund: 'Compute fund',
    dedication: null,
    supersedes: null,
  })
}

function statementFor(giver: string, count: number) {
  const snapshot = statementOf({
    number: statementNumber(2025, 1),
    year: 2025,
    lab,
    giver,
    receipts: Array.from({ length: count }, (_, index) => receipt(index + 1)),
    issuedOn: '2026-01-10' as Day,
    supersedes: null,
    throughFunds: 0,
  })
  return { snapshot, issuedAt: new Date(0), code: 'abcd', replacedBy: null }
}

const pagesOf = async (bytes: Uint8Array) => (await PDFDocument.load(bytes)).getPageCount()

test('a year of twelve gifts is one page, and the same statement is the same page', async () => {
  const draw = () => drawStatement(statementFor('張偉', 12), 'http://localhost:3000', drawOrbit('2025-S000001'))

  const [once, again] = [await draw(), await draw()]

  expect(await pagesOf(once)).toBe(1)
  expect(Buffer.from(again).equals(Buffer.from(once))).toBe(true)
})

test('a year of two hundred gifts runs on over as many pages as it needs', async () => {
  const bytes = await drawStatement(statementFor('Ada', 200), 'http://localhost:3000', drawOrbit('2025-S000001'))

  expect(await pagesOf(bytes)).toBeGreaterThan(4)
  expect(await pagesOf(bytes)).toBeLessThan(9)
})

test('the total is the sum of the lines, in cents', () => {
  const { snapshot } = statementFor('Ada', 3)

  expect(snapshot.total).toBe('3003')
  expect(snapshot.statements[0]).toBe('ATOM received $30.03 from you in 2025, acknowledged by 3 receipts.')
})
