import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import { runMigrations } from 'graphile-worker'
import { openDb } from './client.server.ts'

const migrationsFolder = 'migrations'

/** Brings a database to the newest shape: the queue's tables first, then ours. Safe to repeat and to run from two processes at once. */
export async function migrateDatabase(url: string): Promise<void> {
  const { db, sql: client, close } = openDb({ url, connections: 2, asOwner: true, name: 'atom-migrate' })
  try {
    await client.begin(async (lock) => {
      await lock`select pg_advisory_xact_lock(hashtext('atom-portal-migrate'))`
      await runMigrations({ connectionString: url })
      await migrate(db, { migrationsFolder })
    })
  } finally {
    await close()
  }
}

/** Whether the database has every migration this code knows: what /readyz asks. */
export async function isMigrated(db: ReturnType<typeof openDb>['db']): Promise<boolean> {
  const journal = JSON.parse(await readFile(join(migrationsFolder, 'meta', '_journal.json'), 'utf8')) as {
    entries: { when: number }[]
  }
  const newest = Math.max(...journal.entries.map((entry) => entry.when))
  const rows = await db.execute<{ newest: string | null }>(
    sql`select max(created_at)::text as newest from drizzle.__drizzle_migrations`,
  )
  return Number(rows[0]?.newest ?? 0) >= newest
}
