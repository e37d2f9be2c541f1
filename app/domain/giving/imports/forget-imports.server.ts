import { sql } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'

const unwrittenDays = 30
const cellsDays = 90

/**
 * Forgets files that were brought and never written after thirty days, also those nobody could look at to the end, and what the
 * others said after ninety: by then nobody mends rows any more. What was made of a row, and its key, stay, so that it is never
 * written twice; the key of its donor stays where it is an id of the other system, and names nobody.
 */
export async function forgetImports(world: Touches<'db' | 'clock'>): Promise<{ imports: number }> {
  const before = (days: number) => new Date(world.clock.now().getTime() - days * 86_400_000).toISOString()
  return world.db.transaction(async (tx) => {
    const gone = await tx.execute<{ id: string }>(sql`
      select id from giving_import where state in ('uploaded', 'checking', 'checked') and uploaded_at < ${before(unwrittenDays)}::timestamptz for update`)
    const ids = JSON.stringify(gone.map(({ id }) => id))
    const named = sql`(select json_array_elements_text(${ids}::json))`
    await tx.execute(sql`delete from giving_import_row where import_id in ${named}`)
    await tx.execute(sql`delete from giving_import where id in ${named}`)
    await tx.execute(sql`update giving_import_row r set cells = '{}', told = null, notes = null, reasons = null,
      donor_key = case when r.donor_key like 'id:%' then r.donor_key end from giving_import i where i.id = r.import_id
      and (r.cells <> '{}' or r.told is not null or r.notes is not null or r.reasons is not null) and i.state in ('done', 'undone') and coalesce(i.undone_at, i.done_at) < ${before(cellsDays)}::timestamptz`)
    return { imports: gone.length }
  })
}
