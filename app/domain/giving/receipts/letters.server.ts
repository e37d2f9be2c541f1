import type { Touches } from '#app/domain/world.ts'
import { paths } from '#app/paths.ts'
import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import { readReceiptById } from '../read-receipts.server.ts'
import { amountOf, paperWord } from '../receipt.ts'
import { readStatement } from './read-statements.server.ts'
import { statementTotalWords } from './statement.ts'

export type YearStatementProps = {
  legalName: string
  address: string
  giver: string
  year: number
  number: string
  /** What the year comes to. */
  sum: string
  statements: string[]
  givingUrl: string
  verifyUrl: string
}

/** What a giver reads with the statement of a year: the words of the statement itself. */
export async function gatherYearStatement(
  world: Touches<'db' | 'lab'>,
  statementId: string,
): Promise<YearStatementProps | null> {
  const statement = await readStatement(world.db, statementId as Id<'sta'>)
  if (!statement) return null
  const { snapshot, number, year } = statement
  return {
    legalName: snapshot.lab.legalName,
    address: snapshot.lab.address,
    giver: snapshot.giver,
    year,
    number,
    sum: statementTotalWords(snapshot),
    statements: snapshot.statements,
    givingUrl: `${world.lab.origin}${paths.backer.home()}`,
    verifyUrl: `${world.lab.origin}${paths.verifyReceipt(number)}`,
  }
}

export type ReceiptReissuedProps = {
  legalName: string
  address: string
  giver: string
  amount: Cents
  property: string | null
  fund: string
  paper: 'receipt' | 'acknowledgement'
  number: string
  replaced: string
  statements: string[]
  verifyUrl: string
  contact: string
}

/** What a giver reads with a receipt that was put right. */
export async function gatherReceiptReissued(
  world: Touches<'db' | 'lab'>,
  receiptId: string,
): Promise<ReceiptReissuedProps | null> {
  const receipt = await readReceiptById(world.db, receiptId as Id<'rct'>)
  const replaced = receipt?.snapshot.supersedes
  if (!receipt || !replaced) return null
  const { snapshot, number } = receipt
  return {
    legalName: snapshot.lab.legalName,
    address: snapshot.lab.address,
    giver: snapshot.giver,
    amount: amountOf(snapshot),
    property: snapshot.property?.words ?? null,
    fund: snapshot.fund,
    paper: paperWord(snapshot),
    number,
    replaced,
    statements: snapshot.statements,
    verifyUrl: `${world.lab.origin}${paths.verifyReceipt(number)}`,
    contact: world.lab.email,
  }
}
