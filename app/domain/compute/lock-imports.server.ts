import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'

/** Imports and mappings are merged one at a time, each compared with everything before it. Held until the transaction ends. */
export async function lockImports(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('usage-import'))`)
}
