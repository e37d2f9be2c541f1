import { sql } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'

/**
 * Every column that names a donor and goes over to the other in a merge, by table; all of these tables have an `id`. A test
 * compares it with the foreign keys of the database: a new table that names a donor is moved too, or stays with a reason.
 */
export const movedColumns: Readonly<Record<string, string>> = {
  gift: 'donor_id',
  recurring_plan: 'donor_id',
  pledge: 'donor_id',
  challenge: 'donor_id',
  hours_pledge: 'donor_id',
  supply_lot: 'donor_id',
  donor_contact: 'donor_id',
  donor_note: 'donor_id',
  donor_task: 'donor_id',
  soft_credit: 'donor_id',
  wall_place: 'donor_id',
  donor: 'merged_into',
}

/** Papers never change, a sending of them is over, and what was decided about two donors is about those two. */
export const stayingColumns = [
  'year_statement.donor_id',
  'statement_run_giver.donor_id',
  'mailing_donor.donor_id',
  'donor_merge.kept_id',
  'donor_merge.merged_id',
  'distinct_donors.one_id',
  'distinct_donors.other_id',
] as const

type Move = { mergeId: Id<'mrg'>; from: Id<'dnr'>; to: Id<'dnr'> }

/** Gives everything of one donor to the other, and notes each row, so that it finds its way back. Answers how many of each. */
export async function moveRows(tx: Tx, { mergeId, from, to }: Move): Promise<Record<string, number>> {
  const moved: Record<string, number> = {}
  for (const [table, column] of Object.entries(movedColumns)) {
    const rows = await tx.execute(sql`
      with moved as (
        update ${sql.identifier(table)} set ${sql.identifier(column)} = ${to} where ${sql.identifier(column)} = ${from} returning id)
      insert into donor_merge_row (merge_id, table_name, row_id) select ${mergeId}, ${table}, id from moved returning row_id`)
    if (rows.length > 0) moved[table] = rows.length
  }
  return moved
}

/** Gives back what a merge moved and is still there. */
export async function moveBack(tx: Tx, { mergeId, from, to }: Move): Promise<void> {
  for (const [table, column] of Object.entries(movedColumns)) {
    await tx.execute(sql`
      update ${sql.identifier(table)} set ${sql.identifier(column)} = ${to} where ${sql.identifier(column)} = ${from}
        and id in (select row_id from donor_merge_row where merge_id = ${mergeId} and table_name = ${table})`)
  }
}
