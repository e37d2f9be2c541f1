import { and, asc, eq, isNull, lt, sql } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { portal } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { erasures, yearStatements } from '#db/schema/own.ts'
import { receipts } from '#db/schema/receipts.ts'
import { readSnapshot, snapshotText } from '../receipt.ts'
import { readStatementSnapshot } from '../receipts/statement.ts'
import { withoutWords } from './paper-without-words.ts'

type RemoveWorld = Touches<'db' | 'clock' | 'ids' | 'lab'>
type Erasure = typeof erasures.$inferSelect
export type Removed = { people: number; papers: number; problems: string[] }

/**
 * Removes the papers of people who had themselves erased, once the law no longer asks for them (`erasure.papers_until`): receipts, year statements and
 * acknowledgements of hours lose their words, their PDFs are drawn no more, and number, sum and hash stay, so that a paper in hand can still be checked.
 * One person at a time; what fails is named and waits for the next night. Papers of an organisation she gave for are its own, and stay.
 */
export async function removePapers(world: RemoveWorld): Promise<Removed> {
  const due = await world.db
    .select()
    .from(erasures)
    .where(
      and(isNull(erasures.papersRemovedAt), lt(erasures.papersUntil, dayIn(world.lab.timeZone, world.clock.now()))),
    )
    .orderBy(asc(erasures.papersUntil), asc(erasures.personId))
  const removed: Removed = { people: 0, papers: 0, problems: [] }
  for (const erasure of due) {
    try {
      const papers = await world.db.transaction((tx) => removeOf(tx, world, erasure))
      if (papers === null) continue
      removed.people += 1
      removed.papers += papers
    } catch (error) {
      // One person's papers must not keep the others' from going; the job fails at the end and names hers.
      removed.problems.push(`${erasure.personId}: ${error instanceof Error ? error.message : 'no reason given'}`)
    }
  }
  return removed
}

/** How many papers of one person lost their words; null when another worker has done it. */
async function removeOf(tx: Tx, world: RemoveWorld, { personId }: Erasure): Promise<number | null> {
  const at = world.clock.now()
  const [held] = await tx
    .update(erasures)
    .set({ papersRemovedAt: at })
    .where(and(eq(erasures.personId, personId), isNull(erasures.papersRemovedAt)))
    .returning()
  if (!held) return null
  const papers =
    (await removeReceipts(tx, held, at)) + (await removeStatements(tx, held, at)) + (await removeAcknowledged(tx, held))
  const by = { ids: world.ids, at, actor: portal('remove-papers') }
  await recordHappening(tx, by, {
    kind: 'papers-removed',
    subject: { type: 'person', id: personId },
    after: { papers },
  })
  return papers
}

/** Her donors: an organisation's papers are its own. */
function donorsOf({ donorIds }: Erasure) {
  const ids = sql.join(
    donorIds.map((id) => sql`${id}`),
    sql`, `,
  )
  return sql`(select id from donor where id in (${donorIds.length > 0 ? ids : sql`null`}) and kind <> 'organisation')`
}

async function removeReceipts(tx: Tx, erasure: Erasure, at: Date): Promise<number> {
  const rows = await tx
    .select({ id: receipts.id, snapshot: receipts.snapshot })
    .from(receipts)
    .where(
      sql`${receipts.removedAt} is null and ${receipts.issuedAt} <= ${erasure.erasedAt.toISOString()}::timestamptz
        and ${receipts.giftId} in (select g.id from gift g where g.donor_id in ${donorsOf(erasure)})`,
    )
  for (const { id, snapshot } of rows) {
    const left = snapshotText(withoutWords(readSnapshot(snapshot)))
    await tx.update(receipts).set({ snapshot: left, removedAt: at }).where(eq(receipts.id, id))
  }
  return rows.length
}

async function removeStatements(tx: Tx, erasure: Erasure, at: Date): Promise<number> {
  const rows = await tx
    .select({ id: yearStatements.id, snapshot: yearStatements.snapshot })
    .from(yearStatements)
    .where(
      sql`${yearStatements.removedAt} is null and ${yearStatements.issuedAt} <= ${erasure.erasedAt.toISOString()}::timestamptz
        and ${yearStatements.donorId} in ${donorsOf(erasure)}`,
    )
  for (const { id, snapshot } of rows) {
    const kept = readStatementSnapshot(snapshot)
    const lines = kept.lines.map(({ property, ...line }) => (property ? { ...line, property: 'Property' } : line))
    const left = JSON.stringify({ ...kept, giver: '', statements: [], lines })
    await tx.update(yearStatements).set({ snapshot: left, removedAt: at }).where(eq(yearStatements.id, id))
  }
  return rows.length
}

async function removeAcknowledged(tx: Tx, erasure: Erasure): Promise<number> {
  const rows = await tx.execute(sql`update hours_delivery set acknowledged = jsonb_set(acknowledged, '{giver}', '""')
    where acknowledged is not null and acknowledged ->> 'giver' <> ''
      and pledge_id in (select id from hours_pledge where donor_id in ${donorsOf(erasure)}) returning id`)
  return rows.length
}
