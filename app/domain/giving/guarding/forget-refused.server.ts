import { lt } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { declinedCards, giftStarts, refusedStarts } from '#db/schema/guarding.ts'

const dayMs = 24 * 3600_000
const keptMs = 30 * dayMs
/** A page to pay on lives for half an hour; news of its cards comes within a day. */
const startsKeptMs = 2 * dayMs

/** Forgets what was refused or declined more than a month ago, and from where gifts were begun: nobody's business for longer. */
export async function forgetRefused(world: Touches<'db' | 'clock'>): Promise<{ refused: number }> {
  const now = world.clock.now().getTime()
  const before = new Date(now - keptMs)
  await world.db.delete(giftStarts).where(lt(giftStarts.startedAt, new Date(now - startsKeptMs)))
  await world.db.delete(declinedCards).where(lt(declinedCards.declinedAt, before))
  const gone = await world.db
    .delete(refusedStarts)
    .where(lt(refusedStarts.refusedAt, before))
    .returning({ id: refusedStarts.id })
  return { refused: gone.length }
}
