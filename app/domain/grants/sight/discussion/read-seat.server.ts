import { and, eq, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { applications } from '#db/schema/grants.ts'
import { mayRunCalls } from '../../policy.ts'
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
