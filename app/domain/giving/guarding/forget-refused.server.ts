import { lt } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { refusedStarts } from '#db/schema/guarding.ts'

const keptMs = 30 * 24 * 3600_000

/** Forgets what was refused more than a month ago: where from is nobody's business for longer. */
export async function forgetRefused(world: Touches<'db' | 'clock'>): Promise<{ refused: number }> {
  const before = new Date(world.clock.now().getTime() - keptMs)
  const gone = await world.db
    .delete(refusedStarts)
    .where(lt(refusedStarts.refusedAt, before))
    .returning({ id: refusedStarts.id })
  return { refused: gone.length }
}
