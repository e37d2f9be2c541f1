import { type SQL, sql } from 'drizzle-orm'
import type { Reads } from './client.server.ts'

/**
 * Whether any row of any table names the row `id` of `table`, as one condition: read from the foreign keys of the database, so that
 * a table that comes later counts as well. `except` names tables whose rows do not stand in the way.
 */
export async function isReferenced(
  reads: Reads,
  { table, id, except = [] }: { table: string; id: SQL; except?: readonly string[] },
): Promise<SQL> {
  const keys = await reads.execute<{ table: string; column: string }>(sql`
    select c.conrelid::regclass::text as table, a.attname as column from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = ${table}::regclass and cardinality(c.conkey) = 1 order by 1, 2`)
  const conditions = keys
    .filter((key) => !except.includes(key.table))
    .map(
      (key) => sql`exists (select from ${sql.identifier(key.table)} t where t.${sql.identifier(key.column)} = ${id})`,
    )
  return conditions.length > 0 ? sql`(${sql.join(conditions, sql` or `)})` : sql`false`
}
