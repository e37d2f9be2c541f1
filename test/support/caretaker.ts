import { openDb } from '#db/client.server.ts'
import { invariants } from '#db/invariants.ts'

/** Who looks after the database of a test file between its tests. */
export type Caretaker = { empty(): Promise<void>; findBroken(): Promise<string[]>; close(): Promise<void> }

/**
 * Opens a session of the owner that empties every table of ours and looks for broken invariants. Both are functions of that
 * session, planned once for a whole file: asked as statements anew for each test they took longer than most tests.
 */
export async function openCaretaker(url: string): Promise<Caretaker> {
  const { sql, close } = openDb({ url, asOwner: true, connections: 1, isForLong: true })
  // Triggers that forbid deleting are put aside.
  await sql`set session_replication_role = replica`
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname = 'public' or (schemaname = 'graphile_worker' and tablename in ('_private_jobs', '_private_job_queues'))`
  const deletes = tables.map(({ name }) => `delete from ${name};`).join('\n')
  await sql.unsafe(`create function pg_temp.empty_tables() returns void language plpgsql as $$ begin ${deletes} end $$`)
  const looks = invariants.map(
    ({ finds }, index) => `if exists (select from (${finds}) as found) then return next ${index}; end if;`,
  )
  await sql.unsafe(
    `create function pg_temp.find_broken() returns setof int stable language plpgsql as $$ begin ${looks.join('\n')} end $$`,
  )
  return {
    empty: async () => void (await sql`select pg_temp.empty_tables()`),
    findBroken: async () => {
      const found = await sql<{ index: number }[]>`select index from pg_temp.find_broken() as broken(index)`
      return found.map(({ index }) => invariants[index]?.name ?? '')
    },
    close,
  }
}
