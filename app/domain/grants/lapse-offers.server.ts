import { and, asc, eq, lte } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { applications, decisions } from '#db/schema/grants.ts'
import { moveApplication } from './lock-application.server.ts'

/** Lets every offer lapse whose time is over, each in its own transaction. Answers how many did. */
export async function lapseOffers(world: Touches<'db' | 'clock' | 'ids'>, actor: Actor): Promise<number> {
  const at = world.clock.now()
  const over = await world.db
    .select({ id: applications.id })
    .from(applications)
    .innerJoin(decisions, eq(decisions.applicationId, applications.id))
    .where(and(eq(applications.state, 'offered'), lte(decisions.offerUntil, at)))
    .orderBy(asc(applications.id))
    .limit(1000)
  let lapsed = 0
  for (const { id } of over) {
    const isMoved = await world.db.transaction((tx) =>
      moveApplication(
        tx,
        { ids: world.ids, at, actor },
        { id, from: ['offered'], to: 'lapsed', happening: 'offer-lapsed' },
      ),
    )
    if (isMoved) lapsed += 1
  }
  return lapsed
}
