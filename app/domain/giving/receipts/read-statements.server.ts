import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, cents } from '#app/units/money.ts'
import type { Reads } from '#db/client.server.ts'
import { donors, gifts } from '#db/schema/giving.ts'
import { yearStatements } from '#db/schema/own.ts'
import { receipts } from '#db/schema/receipts.ts'
import { codeOf } from '../receipt.ts'
import { countsAsReceipt } from './gather-year.server.ts'
import { readStatementSnapshot, type Statement } from './statement.ts'

const later = alias(yearStatements, 'later_statement')

/** Whether a statement lists exactly the receipts that count now; one whose gifts went over to another donor, or came from one, does not. */
const isUpToDate = sql<boolean>`(
  not exists (select from year_statement_line l join receipt r on r.supersedes = l.receipt_id where l.statement_id = ${yearStatements.id})
  and not exists (select from year_statement_line l join receipt r on r.id = l.receipt_id join gift g on g.id = r.gift_id
    where l.statement_id = ${yearStatements.id} and g.donor_id <> ${yearStatements.donorId})
  and not exists (select from receipt join gift g on g.id = receipt.gift_id
    where g.donor_id = ${yearStatements.donorId} and receipt.year = ${yearStatements.year} and g.channel <> 'daf' and ${countsAsReceipt}
      and not exists (select from year_statement_line l where l.statement_id = ${yearStatements.id} and l.receipt_id = receipt.id)))`

/** The statement of a giver's year that none replaces; outdated when her receipts have changed since. */
export async function readCurrentStatement(
  reads: Reads,
  { donorId, year }: { donorId: Id<'dnr'>; year: number },
): Promise<Statement | null> {
  return readOne(reads, and(eq(yearStatements.donorId, donorId), eq(yearStatements.year, year), isNull(later.id)))
}

export async function readStatement(reads: Reads, id: Id<'sta'>): Promise<Statement | null> {
  return readOne(reads, eq(yearStatements.id, id))
}

export async function readStatementByNumber(
  reads: Reads,
  number: string,
): Promise<{ statement: Statement; sha256: string } | null> {
  const [row] = await selectWithLater(reads).where(eq(yearStatements.number, number))
  return row ? { statement: toStatement(row), sha256: row.statement.sha256 } : null
}

export type OwnYear = {
  year: number
  donorId: Id<'dnr'>
  giver: string
  receipts: number
  /** Of the money; property has no value here. */
  total: Cents
  things: number
}

/** The years a person has receipts of, newest first: one line for each donor she is joined to. */
export async function readOwnYears(reads: Reads, person: Person): Promise<OwnYear[]> {
  const rows = await reads
    .select({
      year: receipts.year,
      donorId: donors.id,
      giver: donors.name,
      receipts: sql<string>`count(*)`,
      total: sql<string>`sum(${receipts.amount})`,
      things: sql<string>`count(*) filter (where ${gifts.channel} = 'property')`,
    })
    .from(receipts)
    .innerJoin(gifts, eq(gifts.id, receipts.giftId))
    .innerJoin(donors, eq(donors.id, gifts.donorId))
    .where(and(eq(donors.personId, person.id), sql`${gifts.channel} <> 'daf'`, countsAsReceipt))
    .groupBy(receipts.year, donors.id)
    .orderBy(desc(receipts.year), donors.id)
  return rows.map(({ year, donorId, giver, ...row }) => ({
    year,
    donorId,
    giver,
    receipts: Number(row.receipts),
    total: cents(BigInt(row.total)),
    things: Number(row.things),
  }))
}

async function readOne(reads: Reads, where: SQL | undefined): Promise<Statement | null> {
  const [row] = await selectWithLater(reads).where(where)
  return row ? toStatement(row) : null
}

function selectWithLater(reads: Reads) {
  return reads
    .select({ statement: yearStatements, replacedBy: later.number, isUpToDate })
    .from(yearStatements)
    .leftJoin(later, eq(later.supersedes, yearStatements.id))
    .$dynamic()
}

function toStatement({
  statement,
  replacedBy,
  isUpToDate: isCurrent,
}: Awaited<ReturnType<typeof selectWithLater>>[number]): Statement {
  const { id, number, year, donorId, issuedAt, sha256, snapshot } = statement
  return {
    id,
    number,
    year,
    donorId,
    issuedAt,
    standing: replacedBy ? 'superseded' : isCurrent ? 'current' : 'outdated',
    code: codeOf(sha256),
    snapshot: readStatementSnapshot(snapshot),
    replacedBy,
    isRemoved: statement.removedAt !== null,
  }
}
