import type { Id } from '#app/units/id.ts'
import { type Cents, cents, formatCents } from '#app/units/money.ts'
import { type Day, formatDay } from '#app/units/time.ts'
import { deductibleIn, nothingInReturn, type ReceiptSnapshot } from '../receipt.ts'

/** One receipt as a statement lists it. Whole cents as text: JSON has no bigint. */
type StatementLine = {
  receipt: string
  giftDate: Day
  fund: string
  /** Of property nothing: it is told by its words. */
  amount: string
  property?: string
}

/** Everything a year statement says, words included: what is stored is what was sent. */
export type StatementSnapshot = {
  version: 1
  number: string
  year: number
  lab: ReceiptSnapshot['lab']
  giver: string
  lines: StatementLine[]
  total: string
  currency: 'usd'
  issuedOn: Day
  supersedes: string | null
  statements: string[]
}

export type StatementFacts = {
  number: string
  year: number
  lab: ReceiptSnapshot['lab']
  giver: string
  /** The receipts that count, in the order of their days. */
  receipts: readonly ReceiptSnapshot[]
  issuedOn: Day
  supersedes: string | null
  /** Gifts of the year that came through a donor-advised fund: the deduction was its adviser's before, so they are not listed. */
  throughFunds: number
}

/** YYYY-SNNNNNN: like a receipt's number, and never one. */
export function statementNumber(year: number, serial: number): string {
  return `${year}-S${String(serial).padStart(6, '0')}`
}

export function parseStatementNumber(text: string | undefined): string | null {
  return /^\d{4}-S\d{6}$/.test(text ?? '') ? (text ?? null) : null
}

/** The year in an address; the lab has given no receipt before 2000. */
export function parseYear(text: string | undefined | null): number | null {
  return /^20\d\d$/.test(text ?? '') ? Number(text) : null
}

/** What stands where the number will be, on a statement that is looked at before it is issued. */
export const previewNumber = 'preview'

/** The year in words: what the receipts add up to, and nothing that is not on a receipt. */
export function statementOf(facts: StatementFacts): StatementSnapshot {
  const { receipts, throughFunds: _, ...rest } = facts
  return {
    version: 1,
    ...rest,
    lines: receipts.map(({ number, giftDate, fund, amount, property }) => ({
      receipt: number,
      giftDate,
      fund,
      amount,
      ...(property ? { property: property.words } : {}),
    })),
    total: totalOf(receipts).toString(),
    currency: 'usd',
    statements: statementsOf(facts),
  }
}

export function totalOf(receipts: readonly Pick<ReceiptSnapshot, 'amount'>[]): Cents {
  return cents(receipts.reduce((sum, { amount }) => sum + BigInt(amount), 0n))
}

export function readStatementSnapshot(text: string): StatementSnapshot {
  return JSON.parse(text) as StatementSnapshot
}

function statementsOf(facts: StatementFacts): string[] {
  const { year, lab, receipts, issuedOn, supersedes, throughFunds } = facts
  const count = receipts.length === 1 ? 'one receipt' : `${receipts.length} receipts`
  const total = formatCents(totalOf(receipts))
  const deductible = cents(receipts.reduce((sum, receipt) => sum + deductibleIn(receipt), 0n))
  const withBenefit = receipts.filter(({ benefit }) => benefit).length
  const came =
    withBenefit === receipts.length
      ? 'something came back for every gift, as the receipts say.'
      : 'for some of these gifts something came back, as their receipts say. For the others no goods or services were provided.'
  const inReturn =
    withBenefit > 0
      ? `Of this, ${formatCents(deductible)} may be deducted: ${came}`
      : nothingInReturn.replace('this gift', 'these gifts')
  const until = Number(issuedOn.slice(0, 4)) > year ? `in ${year}` : `in ${year} until ${formatDay(issuedOn)}`
  return [
    ...(supersedes ? [`This statement replaces statement ${supersedes}, which no longer counts.`] : []),
    `${lab.legalName} received ${receivedWords(receipts, total)} from you ${until}, acknowledged by ${count}.`,
    ...(receipts.some(({ property }) => property) ? [propertyUnvalued] : []),
    'It adds up those receipts and acknowledges no further gift. Pledges are not listed, only what was paid of them.',
    ...(throughFunds > 0
      ? ['What came through a donor-advised fund is not listed: its deduction was taken when that fund was paid into.']
      : []),
    inReturn,
  ]
}

const propertyUnvalued =
  'Property is listed by what it is. Its value is for you to say, and is no part of the sum above (IRS Publication 1771).'

function receivedWords(receipts: readonly ReceiptSnapshot[], total: string): string {
  const things = receipts.filter(({ property }) => property).length
  if (things === 0) return total
  return things === receipts.length ? 'the property listed here' : `${total} and the property listed here`
}

/** What a statement comes to, as its heading says it: a year of property alone has no sum. */
export function statementTotalWords({ total, lines }: Pick<StatementSnapshot, 'total' | 'lines'>): string {
  const isAllProperty = lines.every(({ property }) => property !== undefined)
  return isAllProperty ? 'Gifts of property' : formatCents(cents(BigInt(total)))
}

export type Statement = {
  id: Id<'sta'>
  number: string
  year: number
  donorId: Id<'dnr'>
  standing: 'current' | 'superseded' | 'outdated'
  issuedAt: Date
  /** What is printed for checking. */
  code: string
  snapshot: StatementSnapshot
  replacedBy: string | null
  /** Its words went with those of its receipts. */
  isRemoved: boolean
}
