import { and, eq } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { metaReviews } from '#db/schema/discussion.ts'
import { applications, assignments } from '#db/schema/grants.ts'
import { isDiscussed } from '../discussion/discussion.ts'
import { isOwnAssignment } from '../reviewers.server.ts'
import { isSeenBy } from '../seen-by.server.ts'

export type OwnMeta = typeof metaReviews.$inferSelect

/** The meta-review this person leads by this assignment, locked, as long as its application is discussed. */
export async function lockOwnMeta(
  tx: Tx,
  person: Person,
  assignmentId: Id<'asg'>,
): Promise<Outcome<OwnMeta, 'not-found' | 'closed'>> {
  const [found] = await tx
    .select({ meta: metaReviews, state: applications.state })
    .from(metaReviews)
    .innerJoin(assignments, eq(assignments.id, metaReviews.assignmentId))
    .innerJoin(applications, eq(applications.id, metaReviews.applicationId))
    .where(
      and(
        eq(assignments.id, assignmentId),
        eq(metaReviews.isLead, true),
        isOwnAssignment(person),
        isSeenBy(person, 'discussion', ['reviewer']),
      ),
    )
    .for('update', { of: metaReviews })
  if (!found) return refuse('not-found')
  return isDiscussed(found.state) ? done(found.meta) : refuse('closed')
}
