import { and, eq, inArray, sql } from 'drizzle-orm'
import { reverseEntries } from '#app/domain/ledger/post-entries.server.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { giftSplits, gifts } from '#db/schema/giving.ts'
import { journalEntries } from '#db/schema/ledger.ts'
import { instalments, pledges } from '#db/schema/pledges.ts'
import type { RunBy } from './run-import.server.ts'

type Ask = { by: RunBy; rows: readonly { gift_id: Id<'gft'>; pledge_id: Id<'plg'> }[] }

/** Reverses the entries of these gifts and takes the gifts away; the row of the import still names each. */
export async function takeBackGifts(tx: Tx, world: Touches<'ids' | 'lab'>, { by, rows }: Ask): Promise<void> {
  const ids = rows.map((row) => row.gift_id)
  await reverse(tx, world, { by, type: 'gift', kind: 'gift-settled', as: 'gift-import-undone', ids })
  await tx.delete(giftSplits).where(inArray(giftSplits.giftId, ids))
  await tx.delete(gifts).where(inArray(gifts.id, ids))
}

/** Cancels these pledges, which the caller holds, and reverses what stood in the books for them. Schedules are never unwritten, so the pledges stay to be seen. */
export async function takeBackPledges(tx: Tx, world: Touches<'ids' | 'lab'>, { by, rows }: Ask): Promise<void> {
  const ids = rows.map((row) => row.pledge_id)
  await reverse(tx, world, { by, type: 'pledge', kind: 'pledge-made', as: 'pledge-import-undone', ids })
  await tx.update(instalments).set({ state: 'waived' }).where(inArray(instalments.pledgeId, ids))
  const cancelled = await tx
    .update(pledges)
    .set({ state: 'cancelled', endedAt: by.at, endReason: 'The import that told of it was taken back' })
    .where(and(inArray(pledges.id, ids), eq(pledges.state, 'active')))
    .returning({ id: pledges.id })
  if (cancelled.length !== ids.length) throw new Error('a pledge was changed by someone else under its lock')
}

type Reversal = { by: RunBy; type: 'gift' | 'pledge'; kind: string; as: string; ids: readonly string[] }

async function reverse(tx: Tx, world: Touches<'ids' | 'lab'>, { by, type, kind, as, ids }: Reversal): Promise<void> {
  const entries = await tx
    .select({ id: journalEntries.id, sourceId: journalEntries.sourceId })
    .from(journalEntries)
    .where(
      and(
        eq(journalEntries.sourceType, type),
        eq(journalEntries.kind, kind),
        sql`${journalEntries.sourceId} in (select json_array_elements_text(${JSON.stringify(ids)}::json))`,
      ),
    )
    .orderBy(journalEntries.id)
  await reverseEntries(
    tx,
    by.ids,
    entries.map(({ id, sourceId }) => ({
      entryId: id,
      kind: as,
      source: { type, id: sourceId },
      effectiveOn: dayIn(world.lab.timeZone, by.at),
      recordedAt: by.at,
      actor: by.staff.id,
      memo: 'Import taken back',
    })),
  )
}
