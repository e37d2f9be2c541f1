import type { Id } from '#app/units/id.ts'
import { type Cents, cents, formatCents } from '#app/units/money.ts'
import { type Day, formatDay } from '#app/units/time.ts'
import { type Dedication, dedicationWords } from './gift.ts'

export type ReceiptKind = 'gift' | 'amended' | 'void'

/** Everything a receipt says, words included: what is stored is what was sent, whatever the lab is called later. */
export type ReceiptSnapshot = {
  version: 1
  kind: ReceiptKind
  /** A grant of a donor-advised fund is acknowledged without a word on taxes. A snapshot that does not say is of a gift. */
  isGrant?: boolean
  /** A bank debit has no card whose fee could be covered. */
  isDebit?: boolean
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
  'version' | 'statements' | 'dedication' | 'amount' | 'giftAmount' | 'feeCover' | 'currency'
> & {
  amount: Cents
  giftAmount: Cents
  feeCover: Cents
  dedication: Dedication | null
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
  const { amount, giftAmount, feeCover, dedication, ...rest } = facts
  return {
    version: 1,
    ...rest,
    currency: 'usd',
    amount: amount.toString(),
    giftAmount: giftAmount.toString(),
    feeCover: feeCover.toString(),
    dedication: dedication ? `${dedicationWords[dedication.kind]} ${dedication.name}` : null,
    statements: statementsOf(facts),
  }
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
  const { kind, lab, supersedes, isGrant } = facts
  const whole = cents(facts.giftAmount + facts.feeCover)
  const given = `${formatCents(whole)} on ${formatDay(facts.giftDate)}`
  if (kind === 'void') {
    return [
      `This receipt replaces receipt ${supersedes}, which no longer counts.`,
      `Your gift of ${given} was returned to you in full. There is no contribution to deduct.`,
    ]
  }
  const replaces = supersedes ? [`This receipt replaces receipt ${supersedes}, which no longer counts.`] : []
  if (kind === 'amended') {
    const returned = cents(whole - facts.amount)
    return [
      ...replaces,
      `You gave ${given}. ${formatCents(returned)} of it was returned to you; your contribution is ${formatCents(facts.amount)}.`,
      nothingInReturn,
    ]
  }
  const cover =
    facts.feeCover > 0n
      ? [
          `It includes ${formatCents(facts.feeCover)} that you added to cover the ${facts.isDebit ? 'fee of the debit' : 'card fee'}, which is part of your gift.`,
        ]
      : []
  if (isGrant) return [...replaces, `${lab.legalName} received your grant of ${given}.`, nothingInReturn, noTax]
  return [...replaces, `${lab.legalName} received your gift of ${given}.`, ...cover, nothingInReturn]
}

/** What every letter that comes with a receipt says of it. */
export type ReceiptWords = { labName: string; legalName: string; address: string; number: string; statements: string[] }

export function receiptWordsOf({ lab, number, statements }: ReceiptSnapshot): ReceiptWords {
  return { labName: lab.name, legalName: lab.legalName, address: lab.address, number, statements }
}
