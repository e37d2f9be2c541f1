import { desc, eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { checkInvariants } from '#db/check-invariants.server.ts'
import type { Reads } from '#db/client.server.ts'
import { invariants } from '#db/invariants.ts'
import { bookChecks, journalChain } from '#db/schema/ledger.ts'
import { type ChainVerdict, verifyChain } from './verify-chain.server.ts'

export type BookCheck = typeof bookChecks.$inferSelect

/**
 * Checks every invariant and walks the whole hash chain, then writes down what was found, good or bad: the row is the
 * log of the check. Changes nothing else and never refuses.
 */
export async function checkBooks(world: Touches<'db' | 'clock' | 'ids'>): Promise<BookCheck> {
  const known = await readLastBookCheck(world.db)
  const broken = (await checkInvariants(world.db.$client)).map(
    (one) => `${one.name}: ${one.rows.length === 10 ? 'ten or more rows' : `${one.rows.length} rows`} are not so`,
  )
  const verdict = await verifyChain(world.db.$client)
  if (!verdict.isWhole) broken.push(chainSentence(verdict))
  if (known && !(await holdsHash(world.db, known)))
    broken.push('the chain no longer holds the head written down at the last check')
  const check: BookCheck = {
    id: world.ids.next('chk'),
    checkedAt: world.clock.now(),
    isWhole: broken.length === 0,
    entries: BigInt(verdict.entries),
    headHash: verdict.head,
    rules: invariants.length,
    broken,
  }
  await world.db.insert(bookChecks).values(check)
  return check
}

/** The newest check, or null before the first. */
export async function readLastBookCheck(reads: Reads): Promise<BookCheck | null> {
  const [check] = await reads.select().from(bookChecks).orderBy(desc(bookChecks.id)).limit(1)
  return check ?? null
}

export function chainSentence(verdict: ChainVerdict & { isWhole: false }): string {
  return `hash chain: entry ${verdict.entryId} at place ${verdict.place} ${verdict.wrong}`
}

/** A chain cut off at its end is whole in itself; only a head written down elsewhere tells. */
async function holdsHash(reads: Reads, check: BookCheck): Promise<boolean> {
  if (check.entries === 0n) return true
  const [link] = await reads
    .select({ hash: journalChain.hash })
    .from(journalChain)
    .where(eq(journalChain.hash, check.headHash))
    .limit(1)
  return link !== undefined
}
