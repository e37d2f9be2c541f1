import { and, asc, isNull, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { people } from '#db/schema/people.ts'
import { mayRunCalls } from './policy.ts'
import { againstAsking } from './sight/conflicts.server.ts'
import { loadSeenBy } from './sight/read-seats.server.ts'

export type ReviewerChoice = {
  id: Id<'psn'>
  name: string
  /** Reviews that still wait for this person, of applications the officer has no part in. */
  load: number
  /** Why this reviewer cannot be asked, before anyone tries; null when nothing stands against it. */
  against: 'assigned' | 'applicant' | 'team' | 'conflict' | null
}

// Subqueries name the outer row in full: in a select of one table drizzle leaves the table's name out.

/** Every reviewer for one application, with their load and what stands against asking them. */
export async function readReviewers(world: Touches<'db'>, officer: Person, id: Id<'app'>): Promise<ReviewerChoice[]> {
  if (!mayRunCalls(officer)) return []
  return world.db
    .select({
      id: people.id,
      name: people.name,
      load: loadSeenBy(officer),
      against: sql<ReviewerChoice['against']>`case
        when exists (select from application a where a.id = ${id} and a.applicant_id = person.id) then 'applicant'
        when exists (select from application_member m where m.application_id = ${id} and lower(m.email) = lower(person.email))
          or exists (select from co_applicant o where o.application_id = ${id} and o.state = 'joined' and (o.person_id = person.id or o.email = lower(person.email))) then 'team'
        else ${againstAsking(id)}
      end`,
    })
    .from(people)
    .where(and(sql`'reviewer' = any(${people.roles})`, isNull(people.disabledAt)))
    .orderBy(asc(people.name), asc(people.id))
    .limit(500)
}
