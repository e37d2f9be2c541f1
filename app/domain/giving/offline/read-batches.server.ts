import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, cents } from '#app/units/money.ts'
import type { Reads } from '#db/client.server.ts'
import { gifts } from '#db/schema/giving.ts'
import { giftBatches, offlineGifts } from '#db/schema/offline.ts'
import { mayReadGifts, maySeeAnonymous } from '../policy.ts'
import type { Batch } from './gift-batch.ts'

/** Null for a giver this reader may not know. */
export type BatchLine = { giftId: Id<'gft'>; giver: string | null; reference: string; amount: Cents; state: string }

/** Batches, the open ones first, then the newest; at most 100. Empty for someone who may not read gifts. */
export async function readBatches(reads: Reads, person: Person): Promise<Batch[]> {
  if (!mayReadGifts(person)) return []
  const rows = await select(reads)
    .orderBy(sql`${giftBatches.bookedAt} desc nulls first`, desc(giftBatches.id))
    .limit(100)
  return rows.map(toBatch)
}

/** One batch, or null. */
export async function readBatch(reads: Reads, person: Person, id: Id<'bat'>): Promise<Batch | null> {
  if (!mayReadGifts(person)) return null
  const [row] = await select(reads).where(eq(giftBatches.id, id))
  return row ? toBatch(row) : null
}

/** The gifts of a batch in the order they were typed, those withdrawn left out. */
export async function readBatchLines(reads: Reads, person: Person, id: Id<'bat'>): Promise<BatchLine[]> {
  if (!mayReadGifts(person)) return []
  const rows = await reads
    .select({
      giftId: gifts.id,
      giver: gifts.giverName,
      isAnonymous: gifts.isAnonymous,
      reference: offlineGifts.reference,
      amount: gifts.gross,
      state: gifts.state,
    })
    .from(offlineGifts)
    .innerJoin(gifts, eq(gifts.id, offlineGifts.giftId))
    .where(
      and(eq(offlineGifts.batchId, id), inArray(gifts.state, ['pending', 'settled', 'partly_refunded', 'refunded'])),
    )
    .orderBy(asc(gifts.id))
  return rows.map(({ isAnonymous, giver, ...line }) => ({
    ...line,
    giver: isAnonymous && !maySeeAnonymous(person) ? null : giver,
  }))
}

function select(reads: Reads) {
  const kept = sql`from offline_gift o join gift g on g.id = o.gift_id
    where o.batch_id = gift_batch.id and g.state in ('pending', 'settled', 'partly_refunded', 'refunded')`
  return reads
    .select({
      id: giftBatches.id,
      name: giftBatches.name,
      controlCount: giftBatches.controlCount,
      controlTotal: giftBatches.controlTotal,
      effectiveOn: giftBatches.effectiveOn,
      openedAt: giftBatches.openedAt,
      bookedAt: giftBatches.bookedAt,
      count: sql<string>`(select count(*) ${kept})`,
      total: sql<string>`(select coalesce(sum(g.gross), 0) ${kept})`,
    })
    .from(giftBatches)
    .$dynamic()
}

function toBatch(row: Awaited<ReturnType<typeof select>>[number]): Batch {
  return { ...row, count: Number(row.count), total: cents(BigInt(row.total)) }
}
