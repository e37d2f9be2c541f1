import { and, desc, eq, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { deadlineExtensions } from '#db/schema/deadlines.ts'
import { applications, calls } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { mayReadApplications } from '../policy.ts'
import { isSeenByStaff } from '../sight/seen-by.server.ts'

/** `until` with the grace of the call: the instant that letter and page of the application say. */
export type Extension = { id: Id<'ext'>; number: string; until: Date; reason: string; by: string; givenAt: Date }

/** The longer times given in a call, the newest first; by number alone, since drafts are nobody's but their authors'. */
export async function readExtensions(world: Touches<'db'>, person: Person, callId: Id<'cal'>): Promise<Extension[]> {
  if (!mayReadApplications(person)) return []
  const { id, until, reason, givenAt } = deadlineExtensions
  return world.db
    .select({
      id,
      number: applications.number,
      until: sql`${until} + make_interval(mins => ${calls.graceMinutes})`.mapWith(until),
      reason,
      by: people.name,
      givenAt,
    })
    .from(deadlineExtensions)
    .innerJoin(applications, eq(applications.id, deadlineExtensions.applicationId))
    .innerJoin(calls, eq(calls.id, applications.callId))
    .innerJoin(people, eq(people.id, deadlineExtensions.givenBy))
    .where(and(eq(applications.callId, callId), isSeenByStaff(person, 'activity')))
    .orderBy(desc(deadlineExtensions.id))
    .limit(200)
}
