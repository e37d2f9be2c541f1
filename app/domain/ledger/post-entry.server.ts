import { and, eq, sql } from 'drizzle-orm'
import type { Ids } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Day } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { accounts, guardedBalances, journalEntries, postings } from '#db/schema/ledger.ts'
import type { Asset } from './account.ts'
import { guardChanges, type Move, type Posting, postingsOf } from './posting.ts'

export type Entry = {
  /** Past tense or noun: gift-settled, processing-fee, supply-published. Unique together with the source. */
  kind: string
  source: { type: string; id: string }
  effectiveOn: Day
  recordedAt: Date
  /** From actorName(): an id or `portal:reason`. */
  actor: string
  memo: string
  moves: readonly Move[]
  /** A fact that cannot be refused (a refund, hours already run) may take a guarded balance below its floor. */
  isImposed?: boolean
}

/** Thrown when a guarded balance has too little left; the transaction must roll back. Turn it into a refusal with `refusingOverdraft`. */
export class Overdrawn extends Error {
  constructor(
    readonly key: string,
    readonly asset: Asset,
    readonly asked: bigint,
    readonly left: bigint,
  ) {
    super(`${key} has ${left} ${asset} left, ${asked} asked`)
  }
}

/**
 * Writes one journal entry with its postings and moves the guarded balances, all in the caller's transaction.
 * The same source and kind posts once: a second call writes nothing and answers `isNew: false`.
 * Locks guarded balances in key order. Throws Overdrawn when one would fall below its floor.
 */
export async function postEntry(tx: Tx, ids: Ids, entry: Entry): Promise<{ entryId: Id<'ent'>; isNew: boolean }> {
  return writeEntry(tx, ids, { ...entry, lines: postingsOf(entry.moves), reverses: null })
}

/** The writer of one entry; post-entry and reverse-entry are its only callers. Many at once: post-entries. */
export async function writeEntry(
  tx: Tx,
  ids: Ids,
  entry: Omit<Entry, 'moves'> & { lines: Posting[]; reverses: Id<'ent'> | null },
): Promise<{ entryId: Id<'ent'>; isNew: boolean }> {
  if (entry.lines.length < 2) throw new Error(`entry ${entry.kind} moves nothing`)
  const [made] = await tx
    .insert(journalEntries)
    .values({
      id: ids.next('ent'),
      kind: entry.kind,
      sourceType: entry.source.type,
      sourceId: entry.source.id,
      effectiveOn: entry.effectiveOn,
      recordedAt: entry.recordedAt,
      actor: entry.actor,
      memo: entry.memo,
      reverses: entry.reverses,
    })
    .onConflictDoNothing()
    .returning({ id: journalEntries.id })
  if (!made) return { entryId: await findPosted(tx, entry), isNew: false }
  await openAccounts(tx, entry.lines)
  await moveGuarded(tx, entry.lines, entry.isImposed === true)
  await tx.insert(postings).values(
    entry.lines.map((line, index) => ({
      entryId: made.id,
      line: index + 1,
      account: line.account.name,
      asset: line.account.asset,
      amount: line.amount,
    })),
  )
  return { entryId: made.id, isNew: true }
}

async function findPosted(tx: Tx, entry: { kind: string; source: Entry['source']; reverses: Id<'ent'> | null }) {
  const { source, kind, reverses } = entry
  const [known] = await tx
    .select({ id: journalEntries.id })
    .from(journalEntries)
    .where(
      reverses
        ? eq(journalEntries.reverses, reverses)
        : and(
            eq(journalEntries.sourceType, source.type),
            eq(journalEntries.sourceId, source.id),
            eq(journalEntries.kind, kind),
          ),
    )
  if (!known) throw new Error(`entry ${kind} of ${source.type} ${source.id} was neither written nor found`)
  return known.id
}

/** Sees to it that the accounts of these lines are there. */
export async function openAccounts(tx: Tx, lines: readonly Posting[]): Promise<void> {
  await tx
    .insert(accounts)
    .values(
      lines.map(({ account }) => ({
        name: account.name,
        asset: account.asset,
        kind: account.kind,
        ownerId: account.ownerId ?? null,
        gpuClass: account.gpuClass ?? null,
        month: account.month ?? null,
        guardKey: account.guard?.key ?? null,
      })),
    )
    .onConflictDoNothing()
}

/** Moves the guarded balances by these lines, in key order. Throws Overdrawn when one would fall below its floor. */
export async function moveGuarded(tx: Tx, lines: readonly Posting[], isImposed: boolean): Promise<void> {
  for (const { key, asset, change } of guardChanges(lines)) {
    await tx.insert(guardedBalances).values({ key, asset, balance: 0n }).onConflictDoNothing()
    const moved = await tx
      .update(guardedBalances)
      .set({
        balance: sql`${guardedBalances.balance} + ${change.toString()}::bigint`,
        ...(isImposed
          ? {
              excused: sql`greatest(${guardedBalances.excused}, ${guardedBalances.floor} - (${guardedBalances.balance} + ${change.toString()}::bigint))`,
            }
          : {}),
      })
      .where(
        and(
          eq(guardedBalances.key, key),
          eq(guardedBalances.asset, asset),
          isImposed || change > 0n
            ? undefined
            : sql`${guardedBalances.balance} + ${change.toString()}::bigint >= ${guardedBalances.floor}`,
        ),
      )
      .returning({ balance: guardedBalances.balance })
    if (moved.length === 0) throw new Overdrawn(key, asset, -change, await readLeft(tx, key, asset))
  }
}

async function readLeft(tx: Tx, key: string, asset: Asset): Promise<bigint> {
  const [row] = await tx
    .select({ balance: guardedBalances.balance, floor: guardedBalances.floor })
    .from(guardedBalances)
    .where(and(eq(guardedBalances.key, key), eq(guardedBalances.asset, asset)))
  return row ? row.balance - row.floor : 0n
}
