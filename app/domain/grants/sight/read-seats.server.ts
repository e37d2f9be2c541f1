import { asc, eq, type SQL, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { applications, assignments } from '#db/schema/grants.ts'
import { assignmentReviewers } from '#db/schema/sight.ts'
import { isSeenByStaff } from './seen-by.server.ts'

export type SeatSeen = { applicationId: Id<'app'>; reviewerId: Id<'psn'>; isReading: boolean }

/** Who was asked for what in a call, for the officer who asks more: those of applications she has a part in are not among them. */
export async function readSeats(reads: Reads, officer: Person, callId: Id<'cal'>): Promise<SeatSeen[]> {
  return reads
    .select({
      applicationId: assignments.applicationId,
      reviewerId: assignmentReviewers.reviewerId,
      isReading: sql<boolean>`${assignments.state} not in ('recused', 'removed')`,
    })
    .from(assignmentReviewers)
    .innerJoin(assignments, eq(assignments.id, assignmentReviewers.assignmentId))
    .innerJoin(applications, eq(applications.id, assignments.applicationId))
    .where(sql`${eq(applications.callId, callId)} and ${isSeenByStaff(officer, 'reviewer-names')}`)
    .orderBy(asc(assignments.id))
}

/** In a query over `person`: the reviews that wait for them, as far as this officer sees the applications. */
export function loadSeenBy(officer: Person): SQL<number> {
  return sql`(select count(*)::int from ${assignmentReviewers} r join assignment s on s.id = r.assignment_id
    join ${applications} on application.id = r.application_id
    where r.reviewer_id = person.id and s.state in ('assigned', 'agreed') and ${isSeenByStaff(officer, 'reviewer-names')})`
}

/** The name behind an assignment `s` in a query whose reader may know it. */
export const nameOfReader = sql`(select p.name from assignment_reviewer r join person p on p.id = r.reviewer_id
  where r.assignment_id = s.id)`

/** In a query over assignment `s`: it is this person's own. */
export function isReader(person: Person): SQL {
  return sql`s.id in (select assignment_id from assignment_reviewer where reviewer_id = ${person.id})`
}
