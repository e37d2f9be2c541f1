import { and, eq, sql } from 'drizzle-orm'
import { hasRole, type Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { applications, assignments } from '#db/schema/grants.ts'
import type { ApplicationState } from '../../application.ts'
import { mayRunCalls } from '../../policy.ts'
import { isOwnAssignment } from '../reviewers.server.ts'
import { isSeenBy } from '../seen-by.server.ts'

export type Seat = 'reviewer' | 'officer'

/** As what a person speaks about an application: a reviewer whose review is in, or an officer with no part in it; else null. */
export async function readSeat(reads: Reads, person: Person, id: Id<'app'>): Promise<Seat | null> {
  const [seen] = await reads
    .select({
      asReviewer: sql<boolean>`${isSeenBy(person, 'discussion', ['reviewer'])}`,
      asStaff: sql<boolean>`${isSeenBy(person, 'discussion', ['staff'])}`,
    })
    .from(applications)
    .where(and(eq(applications.id, id)))
  if (seen?.asReviewer) return 'reviewer'
  return seen?.asStaff && mayRunCalls(person) ? 'officer' : null
}

/** Whether a person spoke as a reviewer about an application until it was withdrawn: then their words are not lost on nothing. */
export async function hadSeat(
  reads: Reads,
  person: Person,
  { id, state }: { id: Id<'app'>; state: ApplicationState },
): Promise<boolean> {
  if (state !== 'withdrawn' || !hasRole(person, 'reviewer')) return false
  const isIn = and(eq(assignments.applicationId, id), eq(assignments.state, 'submitted'), isOwnAssignment(person))
  return (await reads.select({ id: assignments.id }).from(assignments).where(isIn)).length > 0
}
