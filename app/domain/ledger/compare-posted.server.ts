import { and, asc, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { journalEntries, postings } from '#db/schema/ledger.ts'
import type { Entry } from './post-entry.server.ts'
import { postingsOf } from './posting.ts'

/**
 * Says whether the entry of this source and kind is written: with the same moves, or with others. A form sent twice is
 * answered by it as the first time. Call it under the lock its sender holds, before anything is judged again.
 */
export async function comparePosted(
  tx: Tx,
  { kind, source, moves }: Pick<Entry, 'kind' | 'source' | 'moves'>,
): Promise<'same' | 'other' | null> {
  const known = await tx
    .select({ account: postings.account, asset: postings.asset, amount: postings.amount })
    .from(journalEntries)
    .innerJoin(postings, eq(postings.entryId, journalEntries.id))
    .where(
      and(
        eq(journalEntries.sourceType, source.type),
        eq(journalEntries.sourceId, source.id),
        eq(journalEntries.kind, kind),
      ),
    )
    .orderBy(asc(postings.line))
  if (known.length === 0) return null
  const asked = postingsOf(moves)
  const isSame =
    asked.length === known.length &&
    asked.every(({ account, amount }, index) => {
      const line = known[index]
      return line?.account === account.name && line.asset === account.asset && line.amount === amount
    })
  return isSame ? 'same' : 'other'
}
