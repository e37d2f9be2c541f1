import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { applications, assignments } from '#db/schema/grants.ts'
import { reviewableStates } from './application.ts'
import { mayRunCalls } from './policy.ts'
import { isUninvolved } from './read-staff-applications.server.ts'

/** What waits for a person, for the inbox. Counted after visibility, so a count never tells of an application the person may not see. */

export async function countApplicationsToScreen(world: Touches<'db'>, person: Person): Promise<number> {
  return mayRunCalls(person) ? countIn(world, person, 'submitted') : 0
}

export async function countDecisionsToRelease(world: Touches<'db'>, person: Person): Promise<number> {
  return mayRunCalls(person) ? countIn(world, person, 'decided') : 0
}

/** Reviews asked of the person and not sent in yet. */
export async function countReviewsDue(world: Touches<'db'>, person: Person): Promise<number> {
  const [row] = await world.db
    .select({ count: sql<number>`count(*)::int` })
    .from(assignments)
    .innerJoin(applications, eq(applications.id, assignments.applicationId))
    .where(
      and(
        eq(assignments.reviewerId, person.id),
        inArray(assignments.state, ['assigned', 'agreed']),
        inArray(applications.state, [...reviewableStates]),
      ),
    )
  return row?.count ?? 0
}

async function countIn(world: Touches<'db'>, person: Person, state: 'submitted' | 'decided'): Promise<number> {
  const [row] = await world.db
    .select({ count: sql<number>`count(*)::int` })
    .from(applications)
    .where(and(eq(applications.state, state), isUninvolved(person)))
  return row?.count ?? 0
}
