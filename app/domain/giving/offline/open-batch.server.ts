import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { isDayClosed } from '#app/domain/ledger/read-closed-months.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { dayIn } from '#app/units/time.ts'
import { giftBatches } from '#db/schema/offline.ts'
import { mayEnterGifts } from '../policy.ts'
import type { EnterWorld } from './enter-gift.server.ts'
import { type BatchAsk, largestBatch } from './gift-batch.ts'

export type OpenBatchRefusal = 'not-an-officer' | 'no-name' | 'no-controls' | 'date-ahead' | 'period-closed'

/**
 * Opens a batch of cheques, with the count and the total that its slip says. Nothing is booked until both agree. Opened again
 * under the same id, the first stands, also when its month has closed since.
 */
export async function openBatch(
  world: EnterWorld,
  officer: Person,
  { requestId, batchId: id, ...ask }: BatchAsk & { requestId?: string | undefined },
): Promise<Outcome<{ batchId: Id<'bat'> }, OpenBatchRefusal>> {
  if (!mayEnterGifts(officer)) return refuse('not-an-officer')
  if (ask.name.trim() === '') return refuse('no-name')
  if (ask.controlCount < 1 || ask.controlCount > largestBatch || ask.controlTotal <= 0n) return refuse('no-controls')
  const at = world.clock.now()
  if (ask.effectiveOn > dayIn(world.lab.timeZone, at)) return refuse('date-ahead')
  return world.db.transaction(async (tx) => {
    const [known] = await tx.select({ id: giftBatches.id }).from(giftBatches).where(eq(giftBatches.id, id))
    if (known) return done({ batchId: id })
    if (await isDayClosed(tx, ask.effectiveOn)) return refuse('period-closed')
    const opened = { ...ask, id, openedBy: officer.id, openedAt: at }
    const [isNew] = await tx.insert(giftBatches).values(opened).onConflictDoNothing().returning({ id: giftBatches.id })
    if (!isNew) return done({ batchId: id })
    await recordHappening(
      tx,
      { ids: world.ids, at, actor: actorOf(officer, requestId) },
      {
        kind: 'batch-opened',
        subject: { type: 'gift-batch', id },
        after: { count: ask.controlCount, total: ask.controlTotal },
      },
    )
    return done({ batchId: id })
  })
}
