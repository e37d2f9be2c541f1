import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { hasRole, type Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, cents } from '#app/units/money.ts'
import type { Reads } from '#db/client.server.ts'
import { donors, gifts } from '#db/schema/giving.ts'
import { statementRunGivers, statementRuns } from '#db/schema/own.ts'
import { receipts } from '#db/schema/receipts.ts'
import { countsAsReceipt } from './gather-year.server.ts'

/** Givers of a year whose statement was never sent, or whose receipts have changed since it was: property adds nothing to the sum, so they are counted too. Nobody writes to the erased. */
const stillWaits = sql`not exists (select from erasure e where ${gifts.donorId} = any(e.donor_ids))
  and not exists (select from year_statement s
  join letter l on l.kind = 'year-statement' and l.subject_id = s.id
  where s.donor_id = ${gifts.donorId} and s.year = ${receipts.year}
    and not exists (select from year_statement later where later.supersedes = s.id)
    and s.total = (select sum(r.amount) from receipt r join gift g on g.id = r.gift_id
      where g.donor_id = ${gifts.donorId} and r.year = ${receipts.year} and g.channel <> 'daf' and r.kind <> 'void'
        and not exists (select from receipt later where later.supersedes = r.id))
    and (select count(*) from year_statement_line n where n.statement_id = s.id) = (select count(*) from receipt r join gift g on g.id = r.gift_id
      where g.donor_id = ${gifts.donorId} and r.year = ${receipts.year} and g.channel <> 'daf' and r.kind <> 'void'
        and not exists (select from receipt later where later.supersedes = r.id))
    and not exists (select from year_statement_line n join receipt r on r.supersedes = n.receipt_id where n.statement_id = s.id))`

/** The donors of a year to whom a statement is due. */
export async function readUnwritten(reads: Reads, year: number): Promise<Id<'dnr'>[]> {
  const rows = await reads
    .selectDistinct({ donorId: gifts.donorId })
    .from(receipts)
    .innerJoin(gifts, eq(gifts.id, receipts.giftId))
    .where(and(eq(receipts.year, year), countsAsReceipt, sql`${gifts.channel} <> 'daf'`, stillWaits))
    .orderBy(asc(gifts.donorId))
  return rows.map((row) => row.donorId)
}

export type StatementYear = {
  year: number
  givers: number
  total: Cents
  unwritten: number
  /** Some of the givers, to look at their statement before it goes: those with the most receipts first. */
  samples: { donorId: Id<'dnr'>; name: string; email: string | null; receipts: number; total: Cents }[]
  runs: StatementRun[]
}

export type StatementRun = {
  id: Id<'srn'>
  askedAt: Date
  finishedAt: Date | null
  givers: number
  sent: number
  failed: number
  failures: { donorId: Id<'dnr'>; name: string; failure: string }[]
}

/** A year's statements as staff see them; null for someone who may not. */
export async function readStatementYear(reads: Reads, person: Person, year: number): Promise<StatementYear | null> {
  if (!hasRole(person, 'finance_officer', 'auditor')) return null
  const rows = await reads
    .select({
      donorId: donors.id,
      name: donors.name,
      email: donors.email,
      receipts: sql<string>`count(*)`,
      total: sql<string>`sum(${receipts.amount})`,
      givers: sql<string>`count(*) over ()`,
      whole: sql<string>`sum(sum(${receipts.amount})) over ()`,
    })
    .from(receipts)
    .innerJoin(gifts, eq(gifts.id, receipts.giftId))
    .innerJoin(donors, eq(donors.id, gifts.donorId))
    .where(and(eq(receipts.year, year), countsAsReceipt, sql`${gifts.channel} <> 'daf'`))
    .groupBy(donors.id)
    .orderBy(desc(sql`count(*)`), asc(donors.id))
    .limit(10)
  const unwritten = await readUnwritten(reads, year)
  return {
    year,
    givers: Number(rows[0]?.givers ?? 0),
    total: cents(BigInt(rows[0]?.whole ?? 0)),
    unwritten: unwritten.length,
    samples: rows.map(({ donorId, name, email, ...row }) => ({
      donorId,
      name,
      email,
      receipts: Number(row.receipts),
      total: cents(BigInt(row.total)),
    })),
    runs: await readRuns(reads, year),
  }
}

async function readRuns(reads: Reads, year: number): Promise<StatementRun[]> {
  const count = (state: 'sent' | 'failed') =>
    sql<string>`(select count(*) from statement_run_giver g where g.run_id = statement_run.id and g.state = ${state})`
  const rows = await reads
    .select({
      run: statementRuns,
      givers: sql<string>`(select count(*) from statement_run_giver g where g.run_id = statement_run.id)`,
      sent: count('sent'),
      failed: count('failed'),
    })
    .from(statementRuns)
    .where(eq(statementRuns.year, year))
    .orderBy(desc(statementRuns.id))
    .limit(20)
  return Promise.all(
    rows.map(async ({ run, ...row }) => ({
      id: run.id,
      askedAt: run.askedAt,
      finishedAt: run.finishedAt,
      givers: Number(row.givers),
      sent: Number(row.sent),
      failed: Number(row.failed),
      failures: Number(row.failed) > 0 ? await readFailures(reads, run.id) : [],
    })),
  )
}

async function readFailures(reads: Reads, runId: Id<'srn'>): Promise<StatementRun['failures']> {
  const rows = await reads
    .select({ donorId: donors.id, name: donors.name, failure: statementRunGivers.failure })
    .from(statementRunGivers)
    .innerJoin(donors, eq(donors.id, statementRunGivers.donorId))
    .where(and(eq(statementRunGivers.runId, runId), eq(statementRunGivers.state, 'failed')))
    .limit(50)
  return rows.map((row) => ({ ...row, failure: row.failure ?? '' }))
}
