import { and, eq } from 'drizzle-orm'
import { hasRole, type Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { metaReviews } from '#db/schema/discussion.ts'
import { assignments } from '#db/schema/grants.ts'
import { lockApplication } from '../../lock-application.server.ts'
import { isDiscussed } from '../discussion/discussion.ts'
import { isOwnAssignment } from '../reviewers.server.ts'

export type OwnMeta = typeof metaReviews.$inferSelect

/**
 * The meta-review this person leads by this assignment, locked after its application, so that no decision is released meanwhile.
 * Refuses once it is released or withdrawn, and to one who led it once: their words are theirs to keep.
 */
export async function lockOwnMeta(
  tx: Tx,
  person: Person,
  assignmentId: Id<'asg'>,
): Promise<Outcome<OwnMeta, 'not-found' | 'closed' | 'not-lead'>> {
  const isOwn = and(eq(assignments.id, assignmentId), eq(assignments.state, 'submitted'), isOwnAssignment(person))
  const own = () =>
    tx
      .select({ meta: metaReviews })
      .from(metaReviews)
      .innerJoin(assignments, eq(assignments.id, metaReviews.assignmentId))
      .where(isOwn)
  const [known] = hasRole(person, 'reviewer') ? await own() : []
  const application = known && (await lockApplication(tx, known.meta.applicationId))
  const [found] = application ? await own().for('update', { of: metaReviews }) : []
  if (!application || !found) return refuse('not-found')
  if (!isDiscussed(application.state)) return refuse('closed')
  return found.meta.isLead ? done(found.meta) : refuse('not-lead')
}
