import { sql } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'

const unwrittenDays = 30
const cellsDays = 90

/**
 * Forgets files that were brought and never written after thirty days, and what stood in the cells of the others after ninety: by
 * then nobody mends rows any more. What was made of a row, and its key, stay, so that it is never written twice.
 */
export async function forgetImports(world: Touches<'db' | 'clock'>): Promise<{ imports: number }> {
  const before = (days: number) => new Date(world.clock.now().getTime() - days * 86_400_000).toISOString()
  return world.db.transaction(async (tx) => {
    const gone = await tx.execute<{ id: string }>(sql`
      select id from giving_import where state in ('uploaded', 'checked') and uploaded_at < ${before(unwrittenDays)}::timestamptz for update`)
    const ids = JSON.stringify(gone.map(({ id }) => id))
    const named = sql`(select json_array_elements_text(${ids}::json))`
    await tx.execute(sql`delete from giving_import_row where import_id in ${named}`)
    await tx.execute(sql`delete from giving_import where id in ${named}`)
    await tx.execute(sql`update giving_import_row r set cells = '{}' from giving_import i where i.id = r.import_id and r.cells <> '{}'
      and i.state in ('done', 'undone') and coalesce(i.undone_at, i.done_at) < ${before(cellsDays)}::timestamptz`)
    return { imports: gone.length }
  })
}
