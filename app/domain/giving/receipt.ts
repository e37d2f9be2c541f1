import type { Id } from '#app/units/id.ts'
import { type Cents, cents, formatCents } from '#app/units/money.ts'
import { type Day, formatDay } from '#app/units/time.ts'
import { benefitStatements, deductibleOf } from './benefits/benefit.ts'
import { euroStatement } from './euros/euro-statement.ts'
import { type Dedication, dedicationWords } from './gift.ts'
import { propertyStatements } from './property/property-statements.ts'

export type ReceiptKind = 'gift' | 'amended' | 'void'

/** Everything a receipt says, words included: what is stored is what was sent, whatever the lab is called later. */
export type ReceiptSnapshot = {
  version: 1
  kind: ReceiptKind
  /** A grant of a donor-advised fund is acknowledged without a word on taxes. A snapshot that does not say is of a gift. */
  isGrant?: boolean
  /** A bank debit has no card whose fee could be covered. */
  isDebit?: boolean
  /** What came back for the gift, and what may be deducted. A snapshot that does not say is of a gift for which nothing did. */
  benefit?: { words: string; fairValue: string; isToken: boolean }
  deductible?: string
  /** Stock or another thing: described, and never valued, so that its amount is nothing. A snapshot that does not say is of money. */
  property?: { kind: 'stock' | 'untraded' | 'other'; words: string }
  /** What was given in euros, the dollars for one when they arrived, and what of them went back. A snapshot that does not say is of dollars. */
  euros?: { given: string; rate: string; back: string }
  number: string
  giftId: Id<'gft'>
  lab: { name: string; legalName: string; ein: string; address: string; email: string }
  giver: string
  /** Whole cents as text: JSON has no bigint. */
  amount: string
  giftAmount: string
  feeCover: string
  currency: 'usd'
  giftDate: Day
  issuedOn: Day
  fund: string
  dedication: string | null
  supersedes: string | null
  statements: string[]
}

export type ReceiptFacts = Omit<
  ReceiptSnapshot,
  'version' | 'statements' | 'dedication' | 'amount' | 'giftAmount' | 'feeCover' | 'currency' | 'benefit' | 'deductible'
> & {
  amount: Cents
  giftAmount: Cents
  feeCover: Cents
  dedication: Dedication | null
  benefit?: { words: string; fairValue: Cents; isToken: boolean } | null
}

/** What the paper is called: a grant of a donor-advised fund gives nobody a deduction, so that it has no receipt. */
export function paperWord({ isGrant }: { isGrant?: boolean | undefined }): 'receipt' | 'acknowledgement' {
  return isGrant ? 'acknowledgement' : 'receipt'
}

/** YYYY-NNNNNN: the year of the gift, and a serial without gaps. */
export function receiptNumber(year: number, serial: number): string {
  return `${year}-${String(serial).padStart(6, '0')}`
}

export function parseReceiptNumber(text: string | undefined): string | null {
  return /^\d{4}-\d{6}$/.test(text ?? '') ? (text ?? null) : null
}

/** The first characters of the snapshot's hash, printed on the receipt: enough to tell a true one from a made-up one. */
const codeLength = 16

export function codeOf(sha256: string): string {
  return sha256.slice(0, codeLength)
}

/** The receipt in words, per IRS Publication 1771: who, how much, when, and that nothing was given in return. */
export function snapshotOf(facts: ReceiptFacts): ReceiptSnapshot {
  const { amount, giftAmount, feeCover, dedication, benefit, ...rest } = facts
  return {
    version: 1,
    ...rest,
    ...(benefit ? keptBenefit(amount, benefit) : {}),
    currency: 'usd',
    amount: amount.toString(),
    giftAmount: giftAmount.toString(),
    feeCover: feeCover.toString(),
    dedication: dedication ? `${dedicationWords[dedication.kind]} ${dedication.name}` : null,
    statements: statementsOf(facts),
  }
}

function keptBenefit(amount: Cents, { words, fairValue, isToken }: NonNullable<ReceiptFacts['benefit']>) {
  return {
    benefit: { words, fairValue: fairValue.toString(), isToken },
    deductible: deductibleOf(amount, { fairValue, isToken }).toString(),
  }
}

/** What of a receipt may be deducted. */
export function deductibleIn({ amount, deductible }: Pick<ReceiptSnapshot, 'amount' | 'deductible'>): Cents {
  return cents(BigInt(deductible ?? amount))
}

/** A snapshot as it is stored and hashed. */
export function snapshotText(snapshot: ReceiptSnapshot): string {
  return JSON.stringify(snapshot)
}

export function readSnapshot(text: string): ReceiptSnapshot {
  return JSON.parse(text) as ReceiptSnapshot
}

export function amountOf(snapshot: ReceiptSnapshot): Cents {
  return cents(BigInt(snapshot.amount))
}

export const nothingInReturn = 'No goods or services were provided in exchange for this gift.'

/** Who advised the grant took the deduction when the fund was paid into; a second one would be wrong (IRC 170(f)(18)). */
const noTax = 'This is no receipt for a tax return: a grant of a donor-advised fund gives nobody a further deduction.'

function statementsOf(facts: ReceiptFacts): string[] {
  const { kind, lab, supersedes, isGrant, benefit, property, euros } = facts
  if (property) return propertyStatements(property, { ...facts, inReturn: nothingInReturn })
  const inReturn = benefit ? benefitStatements(facts.amount, benefit) : [nothingInReturn]
  const whole = cents(facts.giftAmount + facts.feeCover)
  const exchanged = euros ? [euroStatement(euros, whole)] : []
  const given = `${formatCents(whole)} on ${formatDay(facts.giftDate)}`
  const paper = paperWord(facts)
  if (kind === 'void') {
    return [
      `This ${paper} replaces ${paper} ${supersedes}, which no longer counts.`,
      isGrant
        ? `Your grant of ${given} was returned to you in full.`
        : `Your gift of ${given} was returned to you in full. There is no contribution to deduct.`,
      ...exchanged,
    ]
  }
  const replaces = supersedes ? [`This ${paper} replaces ${paper} ${supersedes}, which no longer counts.`] : []
  if (kind === 'amended') {
    const returned = cents(whole - facts.amount)
    return [
      ...replaces,
      `You gave ${given}. ${formatCents(returned)} of it was returned to you; your ${isGrant ? 'grant' : 'contribution'} is ${formatCents(facts.amount)}.`,
      ...exchanged,
      ...inReturn,
      ...(isGrant ? [noTax] : []),
    ]
  }
  const cover =
    facts.feeCover > 0n
      ? [
          `It includes ${formatCents(facts.feeCover)} that you added to cover the ${facts.isDebit ? 'fee of the debit' : 'card fee'}, which is part of your gift.`,
        ]
      : []
  if (isGrant) return [...replaces, `${lab.legalName} received your grant of ${given}.`, nothingInReturn, noTax]
  return [...replaces, `${lab.legalName} received your gift of ${given}.`, ...exchanged, ...cover, ...inReturn]
}

/** What every letter that comes with a receipt says of it. */
export type ReceiptWords = {
  labName: string
  legalName: string
  address: string
  paper: 'receipt' | 'acknowledgement'
  number: string
  statements: string[]
}

export function receiptWordsOf(snapshot: ReceiptSnapshot): ReceiptWords {
  const { lab, number, statements } = snapshot
  const { name: labName, legalName, address } = lab
  return { labName, legalName, address, paper: paperWord(snapshot), number, statements }
}
