import { and, asc, inArray, lt } from 'drizzle-orm'
import { firstOpenMonth } from '#app/domain/ledger/open-month.ts'
import { portal } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { hoursPledges } from '#db/schema/in-kind.ts'
import { endIn } from './end-hours.server.ts'
import { holdHours } from './hold-hours.server.ts'
import { isOver } from './hours-pledge.ts'

/** Lets promises lapse whose window is over for a fortnight and whose hours did not all come. Each by itself; twice lapses none twice. */
export async function lapseHours(world: Touches<'db' | 'clock' | 'ids'>): Promise<{ lapsed: number }> {
  const at = world.clock.now()
  const firstOpen = firstOpenMonth(at)
  const over = await world.db
    .select({ id: hoursPledges.id })
    .from(hoursPledges)
    .where(and(inArray(hoursPledges.state, ['offered', 'active']), lt(hoursPledges.lastMonth, firstOpen)))
    .orderBy(asc(hoursPledges.id))
  let lapsed = 0
  for (const { id } of over) {
    const hasLapsed = await world.db.transaction(async (tx) => {
      const hours = await holdHours(tx, id)
      if (!hours || isOver(hours.state)) return false
      const by = { ids: world.ids, at, actor: portal('calendar') }
      await endIn(tx, by, { hours, state: 'lapsed', reason: 'Its window is over.' })
      return true
    })
    if (hasLapsed) lapsed += 1
  }
  return { lapsed }
}
