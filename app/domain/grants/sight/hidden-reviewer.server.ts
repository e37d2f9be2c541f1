import { type SQL, sql } from 'drizzle-orm'
import { hasRole, type Person } from '#app/domain/people/person.ts'
import { happenings } from '#db/schema/activity.ts'
import { applications } from '#db/schema/grants.ts'
import { assignmentReviewers } from '#db/schema/sight.ts'
import { isSeenByStaff } from './seen-by.server.ts'
import { sight, staffStanding } from './sight.ts'

/** Who acted, where the reader may not know the reviewer. */
export const hiddenReviewer = 'A reviewer'

/** Whether a line of the activity log would name a reviewer of an application to somebody who may not know who reviews it. */
export function isHiddenReviewer(reader: Person): SQL<boolean> {
  if (hasRole(reader, 'programme_officer', 'auditor')) return sql<boolean>`false`
  return sql<boolean>`(${happenings.subjectType} = 'application' and exists (select from ${assignmentReviewers} r
    where r.application_id = ${happenings.subjectId} and r.reviewer_id = ${happenings.actorId}))`
}

/** A line about an application this reader sees as staff, or about something else. Of conflicts, to who may know of them. */
export function isSeenActivity(reader: Person): SQL {
  const isTold = sight.conflict[staffStanding(reader)] !== 'never'
  const ofConflicts = isTold ? sql`false` : sql`${happenings.kind} in ('conflict-declared', 'no-conflict-declared')`
  return sql`(${happenings.subjectType} <> 'application' or (not ${ofConflicts} and exists (select from ${applications}
    where ${applications.id} = ${happenings.subjectId} and ${isSeenByStaff(reader, 'activity')})))`
}

/** What changed, without the person who was asked: lines from before reviewers had aliases name them. */
export function withoutReviewer(changes: Record<string, unknown> | null): Record<string, unknown> | null {
  if (!changes || !('reviewerId' in changes)) return changes
  const { reviewerId: _reviewerId, ...kept } = changes
  return kept
}
