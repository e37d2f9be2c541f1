import type { Touches } from '#app/domain/world.ts'
import { paths } from '#app/paths.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, cents } from '#app/units/money.ts'
import { readStatement } from './read-statements.server.ts'

export type YearStatementProps = {
  legalName: string
  address: string
  giver: string
  year: number
  number: string
  total: Cents
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
    total: cents(BigInt(snapshot.total)),
    statements: snapshot.statements,
    givingUrl: `${world.lab.origin}${paths.backer.home()}`,
    verifyUrl: `${world.lab.origin}${paths.verifyReceipt(number)}`,
  }
}
