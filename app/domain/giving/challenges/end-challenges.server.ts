import { and, eq, lt } from 'drizzle-orm'
import { portal } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { addDays, dayIn } from '#app/units/time.ts'
import { challenges } from '#db/schema/challenges.ts'
import { graceDays } from './challenge.ts'
import { endIn } from './end-challenge.server.ts'

/** Ends the challenges whose window is over, three weeks late for money that was on its way. Each by itself; twice ends none twice. */
export async function endChallenges(world: Touches<'db' | 'clock' | 'ids' | 'lab'>): Promise<{ ended: number }> {
  const today = dayIn(world.lab.timeZone, world.clock.now())
  const over = await world.db
    .select({ id: challenges.id })
    .from(challenges)
    .where(and(eq(challenges.state, 'open'), lt(challenges.lastOn, addDays(today, -graceDays))))
    .orderBy(challenges.lastOn, challenges.id)
  let ended = 0
  for (const { id } of over) {
    const words = { actor: portal('calendar'), reason: 'Its window is over.', id }
    if (await world.db.transaction((tx) => endIn(tx, world, words))) ended += 1
  }
  return { ended }
}
