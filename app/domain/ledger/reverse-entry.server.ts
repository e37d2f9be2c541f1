import { and, asc, eq } from 'drizzle-orm'
import type { Ids } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { accounts, journalEntries, postings } from '#db/schema/ledger.ts'
import type { Account, Asset } from './account.ts'
import { type Entry, writeEntry } from './post-entry.server.ts'

/**
 * Undoes an entry by a new one with every posting turned round; the first stays as it was. An entry is reversed once:
 * a second call writes nothing. A reversal is imposed: it may take a guarded balance below its floor.
 */
export async function reverseEntry(
  tx: Tx,
  ids: Ids,
  reversal: Omit<Entry, 'moves' | 'isImposed'> & { entryId: Id<'ent'> },
): Promise<{ entryId: Id<'ent'>; isNew: boolean }> {
  const rows = await tx
    .select({ posting: postings, account: accounts })
    .from(postings)
    .innerJoin(accounts, eq(accounts.name, postings.account))
    .where(eq(postings.entryId, reversal.entryId))
    .orderBy(asc(postings.line))
  if (rows.length === 0) throw new Error(`no entry ${reversal.entryId} to reverse`)
  const lines = rows
    .filter((row) => row.account.asset === row.posting.asset)
    .map((row) => ({ account: asAccount(row.account), amount: -row.posting.amount }))
  return writeEntry(tx, ids, { ...reversal, lines, isImposed: true, reverses: reversal.entryId })
}

/** The entry of a source, when it was posted. */
export async function findEntry(tx: Tx, source: { type: string; id: string }, kind: string): Promise<Id<'ent'> | null> {
  const [entry] = await tx
    .select({ id: journalEntries.id })
    .from(journalEntries)
    .where(
      and(
        eq(journalEntries.sourceType, source.type),
        eq(journalEntries.sourceId, source.id),
        eq(journalEntries.kind, kind),
      ),
    )
  return entry?.id ?? null
}

/** The account a stored row is. */
export function asAccount(row: typeof accounts.$inferSelect): Account {
  return {
    name: row.name,
    asset: row.asset as Asset,
    kind: row.kind,
    ...(row.ownerId ? { ownerId: row.ownerId } : {}),
    ...(row.gpuClass ? { gpuClass: row.gpuClass } : {}),
    ...(row.month ? { month: row.month } : {}),
    ...(row.guardKey ? { guard: { key: row.guardKey, sign: guardSign(row.kind) } } : {}),
  }
}

/** A fund's money left is a credit balance; hours left are a debit balance. */
function guardSign(kind: string): 1n | -1n {
  return kind === 'gifts' || kind === 'property-gains' || kind === 'supply-purchases' ? -1n : 1n
}

/** Whether an entry has been undone by another. */
export async function isReversed(tx: Tx, entryId: Id<'ent'>): Promise<boolean> {
  const rows = await tx
    .select({ id: journalEntries.id })
    .from(journalEntries)
    .where(eq(journalEntries.reverses, entryId))
  return rows.length > 0
}
