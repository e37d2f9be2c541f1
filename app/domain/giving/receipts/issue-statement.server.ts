import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { yearStatementLines, yearStatementSerials, yearStatements } from '#db/schema/own.ts'
import { gatherYear, type YearOfGiver } from './gather-year.server.ts'
import { readCurrentStatement } from './read-statements.server.ts'
import { type Statement, statementNumber, statementOf, totalOf } from './statement.ts'

type Ask = { actor: Actor; donorId: Id<'dnr'>; year: number }

/**
 * The statement of a giver's year: the one that counts, or a new one when her receipts have changed since, numbered without
 * gaps. Writes nothing when nothing changed; null when no receipt of the year counts. Holds the year's serial until the commit.
 */
export async function issueStatement(
  tx: Tx,
  world: Touches<'clock' | 'ids' | 'lab'>,
  { actor, donorId, year }: Ask,
): Promise<Statement | null> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`statement:${donorId}:${year}`}, 0))`)
  const found = await gatherYear(tx, { donorId, year })
  if (!found) return null
  const current = await readCurrentStatement(tx, { donorId, year })
  if (current?.standing === 'current') return current
  await write(tx, world, { found, actor, supersedes: current })
  return readCurrentStatement(tx, { donorId, year })
}

async function write(
  tx: Tx,
  world: Touches<'clock' | 'ids' | 'lab'>,
  { found, actor, supersedes }: { found: YearOfGiver; actor: Actor; supersedes: Statement | null },
): Promise<void> {
  const { donorId, year, receipts } = found
  const at = world.clock.now()
  const serial = await nextSerial(tx, year)
  const number = statementNumber(year, serial)
  const { name, legalName, ein, address, email } = world.lab
  const snapshots = receipts.map((receipt) => receipt.snapshot)
  const snapshot = JSON.stringify(
    statementOf({
      number,
      year,
      lab: { name, legalName, ein, address, email },
      giver: found.giver,
      receipts: snapshots,
      issuedOn: dayIn(world.lab.timeZone, at),
      supersedes: supersedes?.number ?? null,
      throughFunds: found.throughFunds,
    }),
  )
  const id = world.ids.next('sta')
  await tx.insert(yearStatements).values({
    id,
    year,
    serial,
    number,
    donorId,
    total: totalOf(snapshots),
    snapshot,
    sha256: createHash('sha256').update(snapshot).digest('hex'),
    supersedes: supersedes?.id ?? null,
    issuedAt: at,
  })
  await tx.insert(yearStatementLines).values(receipts.map((receipt) => ({ statementId: id, receiptId: receipt.id })))
  await recordHappening(
    tx,
    { ids: world.ids, at, actor },
    { kind: 'statement-issued', subject: { type: 'donor', id: donorId }, after: { number, total: totalOf(snapshots) } },
  )
}

async function nextSerial(tx: Tx, year: number): Promise<number> {
  const [serial] = await tx
    .insert(yearStatementSerials)
    .values({ year, last: 1 })
    .onConflictDoUpdate({ target: yearStatementSerials.year, set: { last: sql`${yearStatementSerials.last} + 1` } })
    .returning({ last: yearStatementSerials.last })
  if (!serial) throw new Error(`no statement serial for ${year}`)
  return serial.last
}
