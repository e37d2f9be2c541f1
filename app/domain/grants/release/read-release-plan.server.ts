import { desc, eq, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { applications } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { releasePlans } from '#db/schema/releases.ts'
import { mayReadApplications } from '../policy.ts'
import { isSeenByStaff } from '../sight/seen-by.server.ts'
import type { PlannedRefusal } from './release-planned.server.ts'

export type ReleasePlan = {
  id: Id<'rpl'>
  releaseAt: Date
  plannedBy: string
  state: 'waiting' | 'cancelled' | 'released' | 'refused'
  refusal: PlannedRefusal | null
  /** Drafts that the person may see, made or made anew since it was planned: with one of them it will not happen. */
  changed: number
}

/** The last planned release of a call; null when there was none. */
export async function readReleasePlan(
  world: Touches<'db'>,
  person: Person,
  callId: Id<'cal'>,
): Promise<ReleasePlan | null> {
  if (!mayReadApplications(person)) return null
  const [row] = await world.db
    .select({
      id: releasePlans.id,
      releaseAt: releasePlans.releaseAt,
      plannedBy: people.name,
      state: releasePlans.state,
      refusal: releasePlans.refusal,
      changed: sql<number>`(select count(*)::int from ${applications} join decision d on d.application_id = ${applications.id}
        where ${applications.callId} = ${releasePlans.callId} and ${applications.state} = 'decided'
        and ${isSeenByStaff(person, 'decision')} and not exists (select from planned_draft p
          where p.plan_id = ${releasePlans.id} and p.decision_id = d.id and p.draft = d.draft))`,
    })
    .from(releasePlans)
    .innerJoin(people, eq(people.id, releasePlans.plannedBy))
    .where(eq(releasePlans.callId, callId))
    .orderBy(desc(releasePlans.id))
    .limit(1)
  return row ? { ...row, refusal: row.refusal as PlannedRefusal | null } : null
}
