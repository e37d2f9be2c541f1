import { sql } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import type { Tx } from '#db/client.server.ts'

/** At most this many connections of a process may wait for Stripe at once, so that pages always have some left. */
const mostAtOnce = 4
const waiting: (() => void)[] = []
let running = 0

/**
 * Runs work in a transaction in which nobody else works on the same thing, in any process. Only here may a transaction wait
 * for Stripe: what was fetched is still true when it is written (reference: event, then fetch, under the object's lock).
 */
export async function underLock<Made>(
  world: Touches<'db'>,
  name: string,
  work: (tx: Tx) => Promise<Made>,
): Promise<Made> {
  await enter()
  try {
    return await world.db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`)
      return work(tx)
    })
  } finally {
    leave()
  }
}

async function enter(): Promise<void> {
  if (running < mostAtOnce) running += 1
  else await new Promise<void>((resolve) => waiting.push(resolve))
}

/** Hands the place to the next in line, or frees it. */
function leave(): void {
  const next = waiting.shift()
  if (next) next()
  else running -= 1
}
