import { sql } from 'drizzle-orm'
import type { Ids } from '#app/domain/world.ts'
import { groupBy } from '#app/units/group.ts'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { accounts, postings } from '#db/schema/ledger.ts'
import { type Entry, moveGuarded, openAccounts } from './post-entry.server.ts'
import { type Posting, postingsOf } from './posting.ts'
import { asAccount } from './reverse-entry.server.ts'

type Written = Omit<Entry, 'moves' | 'isImposed'> & { lines: Posting[]; reverses: Id<'ent'> | null }

/**
 * Writes many entries as postEntry writes one, in four statements over all of them: the same source and kind posts once, guarded
 * balances move by the sum. Answers how many were new. Throws Overdrawn when a balance would fall below its floor.
 */
export async function postEntries(tx: Tx, ids: Ids, entries: readonly Omit<Entry, 'isImposed'>[]): Promise<number> {
  return writeEntries(
    tx,
    ids,
    entries.map(({ moves, ...entry }) => ({ ...entry, lines: postingsOf(moves), reverses: null })),
  )
}

/**
 * Undoes many entries, each by a new one with every posting turned round. Unlike one reversal it is not imposed: throws Overdrawn when
 * a guarded balance has too little left. An entry is reversed once; a second call writes nothing.
 */
export async function reverseEntries(
  tx: Tx,
  ids: Ids,
  reversals: readonly (Omit<Entry, 'moves' | 'isImposed'> & { entryId: Id<'ent'> })[],
): Promise<number> {
  if (reversals.length === 0) return 0
  const rows = await tx
    .select({ posting: postings, account: accounts })
    .from(postings)
    .innerJoin(accounts, sql`${accounts.name} = ${postings.account} and ${accounts.asset} = ${postings.asset}`)
    .where(
      sql`${postings.entryId} in (select json_array_elements_text(${JSON.stringify(reversals.map(({ entryId }) => entryId))}::json))`,
    )
    .orderBy(postings.entryId, postings.line)
  const byEntry = groupBy(rows, ({ posting }) => posting.entryId)
  return writeEntries(
    tx,
    ids,
    reversals.map(({ entryId, ...reversal }) => ({
      ...reversal,
      reverses: entryId,
      lines: (byEntry.get(entryId) ?? []).map(({ posting, account }) => ({
        account: asAccount(account),
        amount: -posting.amount,
      })),
    })),
  )
}

async function writeEntries(tx: Tx, ids: Ids, entries: readonly Written[]): Promise<number> {
  const empty = entries.find(({ lines }) => lines.length < 2)
  if (empty) throw new Error(`entry ${empty.kind} of ${empty.source.id} moves nothing`)
  const named = entries.map((entry) => ({ ...entry, id: ids.next('ent') }))
  const rows = named.map(({ id, kind, source, effectiveOn, recordedAt, actor, memo, reverses }) => ({
    id,
    kind,
    source_type: source.type,
    source_id: source.id,
    effective_on: effectiveOn,
    recorded_at: recordedAt,
    actor,
    memo,
    reverses,
  }))
  const made = await tx.execute<{ id: Id<'ent'> }>(sql`
    insert into journal_entry (id, kind, source_type, source_id, effective_on, recorded_at, actor, memo, reverses)
    select * from json_to_recordset(${JSON.stringify(rows)}::json) as e(id text, kind text, source_type text, source_id text,
      effective_on date, recorded_at timestamptz, actor text, memo text, reverses text)
    on conflict do nothing returning id`)
  const fresh = new Set(made.map(({ id }) => id))
  const lines = named.flatMap(({ id, lines: own }) =>
    fresh.has(id) ? own.map(({ account, amount }, index) => ({ id, line: index + 1, account, amount })) : [],
  )
  if (lines.length === 0) return 0
  const accountsOfAll = [...groupBy(lines, ({ account }) => `${account.name} ${account.asset}`).values()]
  await openAccounts(
    tx,
    accountsOfAll.flatMap(([first]) => first ?? []),
  )
  await moveGuarded(tx, lines, false)
  const told = lines.map(({ id, line, account, amount }) => [id, line, account.name, account.asset, amount.toString()])
  await tx.execute(sql`
    insert into posting (entry_id, line, account, asset, amount)
    select p ->> 0, (p ->> 1)::int, p ->> 2, p ->> 3, (p ->> 4)::bigint from json_array_elements(${JSON.stringify(told)}::json) p`)
  return fresh.size
}
