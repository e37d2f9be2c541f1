import { and, asc, eq, isNull } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { isDayClosed } from '#app/domain/ledger/read-closed-months.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { addCents, type Cents } from '#app/units/money.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { gifts } from '#db/schema/giving.ts'
import { giftBatches, offlineGifts } from '#db/schema/offline.ts'
import { bookGift } from '../book-gift.server.ts'
import { mayEnterGifts } from '../policy.ts'
import { underLock } from '../under-lock.server.ts'
import type { EnterWorld } from './enter-gift.server.ts'
import { agrees } from './gift-batch.ts'

export type BookBatchRefusal =
  | 'not-an-officer'
  | 'no-such-batch'
  | 'already-booked'
  | 'totals-differ'
  | 'bank-before-gift'
  | 'period-closed'

/**
 * Books every gift of a batch at once, each with its entry, receipt and letter, when their count and their sum are what the slip
 * says; otherwise none. Refuses a second booking.
 */
export async function bookBatch(
  world: EnterWorld,
  officer: Person,
  { batchId, requestId }: { batchId: Id<'bat'>; requestId?: string | undefined },
): Promise<Outcome<{ count: number; total: Cents }, BookBatchRefusal>> {
  if (!mayEnterGifts(officer)) return refuse('not-an-officer')
  return underLock(world, `gift-batch:${batchId}`, async (tx) => {
    const [batch] = await tx.select().from(giftBatches).where(eq(giftBatches.id, batchId))
    if (!batch) return refuse('no-such-batch')
    if (batch.bookedAt) return refuse('already-booked')
    const lines = await readLines(tx, batchId)
    const [count, total] = [lines.length, addCents(...lines.map(({ gift }) => gift.gross))]
    if (!agrees({ ...batch, count, total })) return refuse('totals-differ', { count, total })
    if (lines.some((line) => line.giftDate > batch.effectiveOn)) return refuse('bank-before-gift')
    if (await isDayClosed(tx, batch.effectiveOn)) return refuse('period-closed')
    const actor = actorOf(officer, requestId)
    for (const { gift, giftDate } of lines) {
      const arrival = { giftDate, effectiveOn: batch.effectiveOn, stripe: null }
      await bookGift(tx, world, { actor, gift, arrival })
    }
    const at = world.clock.now()
    await tx
      .update(giftBatches)
      .set({ bookedAt: at, bookedBy: officer.id })
      .where(and(eq(giftBatches.id, batchId), isNull(giftBatches.bookedAt)))
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      { kind: 'batch-booked', subject: { type: 'gift-batch', id: batchId }, after: { count, total } },
    )
    return done({ count, total })
  })
}

/** The gifts of a batch that still wait, in the order they were typed; their day was written down with them. */
async function readLines(tx: Tx, batchId: Id<'bat'>) {
  const rows = await tx
    .select({ gift: gifts, giftDate: offlineGifts.expectedOn })
    .from(offlineGifts)
    .innerJoin(gifts, eq(gifts.id, offlineGifts.giftId))
    .where(and(eq(offlineGifts.batchId, batchId), eq(gifts.state, 'pending')))
    .orderBy(asc(gifts.id))
  return rows.flatMap(({ gift, giftDate }) => (giftDate ? [{ gift, giftDate }] : []))
}
