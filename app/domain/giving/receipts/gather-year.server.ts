import { and, asc, eq, sql } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { donors, gifts } from '#db/schema/giving.ts'
import { receipts } from '#db/schema/receipts.ts'
import { type ReceiptSnapshot, readSnapshot } from '../receipt.ts'

export type YearOfGiver = {
  donorId: Id<'dnr'>
  year: number
  giver: string
  /** The receipts that count, in the order of their days. */
  receipts: { id: Id<'rct'>; snapshot: ReceiptSnapshot }[]
  throughFunds: number
}

/** Whether a receipt row counts: none replaces it, and the gift was not given back. */
export const countsAsReceipt = sql`(${receipts.kind} <> 'void' and not exists (select from receipt later where later.supersedes = ${receipts.id}))`

/** What a statement of this giver's year lists; null when there is nothing. What came through a donor-advised fund is only counted. */
export async function gatherYear(
  reads: Reads,
  { donorId, year }: { donorId: Id<'dnr'>; year: number },
): Promise<YearOfGiver | null> {
  const rows = await reads
    .select({ id: receipts.id, snapshot: receipts.snapshot, channel: gifts.channel, giver: donors.name })
    .from(receipts)
    .innerJoin(gifts, eq(gifts.id, receipts.giftId))
    .innerJoin(donors, eq(donors.id, gifts.donorId))
    .where(and(eq(gifts.donorId, donorId), eq(receipts.year, year), countsAsReceipt))
    .orderBy(asc(gifts.giftDate), asc(receipts.id))
  const listed = rows.filter((row) => row.channel !== 'daf')
  const [first] = listed
  if (!first) return null
  return {
    donorId,
    year,
    giver: first.giver,
    receipts: listed.map(({ id, snapshot }) => ({ id, snapshot: readSnapshot(snapshot) })),
    throughFunds: rows.length - listed.length,
  }
}
