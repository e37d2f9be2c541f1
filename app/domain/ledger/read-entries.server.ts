import { aliasedTable, and, asc, desc, eq, gt, gte, inArray, lt, lte, type SQL, sql } from 'drizzle-orm'
import { groupBy } from '#app/units/group.ts'
import type { Id } from '#app/units/id.ts'
import type { Day } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { journalChain, journalEntries, postings } from '#db/schema/ledger.ts'
import type { Asset } from './account.ts'

export type EntryPosting = { line: number; account: string; asset: Asset; amount: bigint }
export type LedgerEntry = {
  id: Id<'ent'>
  place: bigint
  kind: string
  sourceType: string
  sourceId: string
  effectiveOn: Day
  recordedAt: Date
  actor: string
  memo: string
  reverses: Id<'ent'> | null
  reversedBy: Id<'ent'> | null
  previousHash: string
  hash: string
  /** The exact text that was hashed. */
  body: string
  postings: EntryPosting[]
}

export type EntryFilter = { account?: string; asset?: Asset; kind?: string; from?: Day; until?: Day }
/** Newest first; `before` and `after` are ids of entries at the edge of the page in hand. */
export type EntryPage = { before?: Id<'ent'>; after?: Id<'ent'>; size: number }

const reversal = aliasedTable(journalEntries, 'reversal')
const touched = aliasedTable(postings, 'touched')

/** A page of entries, newest first, that match every part of the filter; days are both included. */
export async function readEntries(
  reads: Reads,
  filter: EntryFilter,
  page: EntryPage,
): Promise<{ entries: LedgerEntry[]; hasNewer: boolean; hasOlder: boolean }> {
  const isBack = page.after !== undefined
  const query = selectEntries(reads).$dynamic()
  if (filter.account) {
    query.innerJoin(touched, and(eq(touched.entryId, journalEntries.id), eq(touched.account, filter.account)))
  }
  const rows = await query
    .where(
      and(
        ...conditionsOf(filter),
        page.before ? lt(journalEntries.id, page.before) : undefined,
        page.after ? gt(journalEntries.id, page.after) : undefined,
      ),
    )
    .orderBy(isBack ? asc(journalEntries.id) : desc(journalEntries.id))
    .limit(page.size + 1)
  const shown = rows.slice(0, page.size)
  const hasMore = rows.length > page.size
  const entries = await withPostings(reads, isBack ? shown.reverse() : shown)
  return { entries, hasNewer: isBack ? hasMore : page.before !== undefined, hasOlder: isBack ? true : hasMore }
}

/** Entries in the order they were sealed, from after a place on: what a download or a mirror follows, missing none. */
export async function readChain(reads: Reads, page: { after: bigint; size: number }): Promise<LedgerEntry[]> {
  const rows = await selectEntries(reads)
    .where(gt(journalChain.place, page.after))
    .orderBy(asc(journalChain.place))
    .limit(page.size)
  return withPostings(reads, rows)
}

/** One entry with its postings, or null. */
export async function readEntry(reads: Reads, entryId: Id<'ent'>): Promise<LedgerEntry | null> {
  const rows = await selectEntries(reads).where(eq(journalEntries.id, entryId))
  return (await withPostings(reads, rows))[0] ?? null
}

/** The end of the chain: how many entries there are is told by the last check, what follows by these two. */
export async function readHead(reads: Reads): Promise<{ place: bigint; hash: string } | null> {
  const [head] = await reads
    .select({ place: journalChain.place, hash: journalChain.hash })
    .from(journalChain)
    .orderBy(desc(journalChain.place))
    .limit(1)
  return head ?? null
}

/** Every kind of entry there is, for a filter: a walk over the index, not over the entries. */
export async function readEntryKinds(reads: Reads): Promise<string[]> {
  const rows = await reads.execute<{ kind: string }>(sql`
    with recursive known as (
      (select kind from journal_entry order by kind limit 1)
      union all
      select (select e.kind from journal_entry e where e.kind > known.kind order by e.kind limit 1) from known where known.kind is not null
    ) select kind from known where kind is not null`)
  return rows.map((row) => row.kind)
}

function selectEntries(reads: Reads) {
  return reads
    .select({ entry: journalEntries, chain: journalChain, reversedBy: reversal.id })
    .from(journalEntries)
    .innerJoin(journalChain, eq(journalChain.entryId, journalEntries.id))
    .leftJoin(reversal, eq(reversal.reverses, journalEntries.id))
}

function conditionsOf(filter: EntryFilter): (SQL | undefined)[] {
  return [
    filter.asset
      ? sql`exists (select from ${postings} where ${postings.entryId} = ${journalEntries.id} and ${postings.asset} = ${filter.asset})`
      : undefined,
    filter.kind ? eq(journalEntries.kind, filter.kind) : undefined,
    filter.from ? gte(journalEntries.effectiveOn, filter.from) : undefined,
    filter.until ? lte(journalEntries.effectiveOn, filter.until) : undefined,
  ]
}

type EntryRow = {
  entry: typeof journalEntries.$inferSelect
  chain: typeof journalChain.$inferSelect
  reversedBy: Id<'ent'> | null
}

async function withPostings(reads: Reads, rows: readonly EntryRow[]): Promise<LedgerEntry[]> {
  if (rows.length === 0) return []
  const lines = await reads
    .select()
    .from(postings)
    .where(
      inArray(
        postings.entryId,
        rows.map((row) => row.entry.id),
      ),
    )
    .orderBy(asc(postings.entryId), asc(postings.line))
  const byEntry = groupBy(lines, (line) => line.entryId)
  return rows.map(({ entry, chain, reversedBy }) => ({
    ...entry,
    place: chain.place,
    previousHash: chain.previousHash,
    hash: chain.hash,
    body: chain.body,
    reversedBy,
    postings: (byEntry.get(entry.id) ?? []).map((line) => ({ ...line, asset: line.asset as Asset })),
  }))
}
