import { and, eq } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { applications, assignments } from '#db/schema/grants.ts'
import { reviewableStates } from './application.ts'
import { isOver } from './review.ts'
import { isOwnAssignment } from './sight/reviewers.server.ts'

type Own = typeof assignments.$inferSelect

/** The person's own assignment, locked, while a review of it can still be written. */
export async function findOwnAssignment(
  tx: Tx,
  assignmentId: Id<'asg'>,
  person: Person,
): Promise<Outcome<Own, 'not-found' | 'conflict-first' | 'closed'>> {
  const [found] = await tx
    .select({ assignment: assignments, state: applications.state })
    .from(assignments)
    .innerJoin(applications, eq(applications.id, assignments.applicationId))
    .where(and(eq(assignments.id, assignmentId), isOwnAssignment(person)))
    .for('update', { of: assignments })
  if (!found || isOver(found.assignment.state)) return refuse('not-found')
  if (found.assignment.state === 'assigned') return refuse('conflict-first')
  if (found.assignment.state !== 'submitted' && !reviewableStates.includes(found.state)) return refuse('closed')
  return done(found.assignment)
}
