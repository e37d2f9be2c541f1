import { and, eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor, Person } from '#app/domain/people/person.ts'
import type { Ids } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { assignments } from '#db/schema/grants.ts'
import { isOver } from '../review.ts'
import { confirmConflict, isConflicted } from './conflicts.server.ts'
import { isOwnAssignment } from './reviewers.server.ts'

/**
 * A reviewer who joins the application steps back from its review, and a conflict stands from then on, also should they leave again.
 * To refuse them instead would tell the applicant who reviews. The caller holds the application.
 */
export async function recuseCoApplicant(
  tx: Tx,
  by: { ids: Ids; at: Date; actor: Actor },
  { applicationId, person }: { applicationId: Id<'app'>; person: Person },
): Promise<void> {
  const [assignment] = await tx
    .select()
    .from(assignments)
    .where(and(eq(assignments.applicationId, applicationId), isOwnAssignment(person)))
    .for('update')
  if (!assignment) return
  if (!(await isConflicted(tx, applicationId, person.id))) {
    const reason = 'Joined the application as a co-applicant.'
    await confirmConflict(tx, { applicationId, reviewerId: person.id, reason, at: by.at })
  }
  if (isOver(assignment.state)) return
  await tx.update(assignments).set({ state: 'recused' }).where(eq(assignments.id, assignment.id))
  await recordHappening(tx, by, {
    kind: 'conflict-declared',
    subject: { type: 'application', id: applicationId },
    before: { assignmentId: assignment.id, state: assignment.state },
    after: { state: 'recused' },
  })
}
