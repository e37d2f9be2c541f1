import { sql } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import type { Tx } from '#db/client.server.ts'

/**
 * Runs work in a transaction in which nobody else works on the same thing, in any process. The work only reads and writes the
 * database: what Stripe says is fetched before, and judged under the lock (docs/decisions/0022-stripe-outside-the-lock.md).
 */
export async function underLock<Made>(
  world: Touches<'db'>,
  name: string,
  work: (tx: Tx) => Promise<Made>,
): Promise<Made> {
  return world.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`)
    return work(tx)
  })
}
