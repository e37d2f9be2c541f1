import { eq } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import { toPerson } from '#app/domain/people/person-row.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { assignments } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { reviewableStates } from './application.ts'
import { type LockedApplication, lockApplication } from './lock-application.server.ts'
import { mayReview, mayRunCalls, personOf } from './policy.ts'
import { hasWritten, isConflicted } from './sight/conflicts.server.ts'
import { readSeatState, seatReviewers } from './sight/reviewers.server.ts'
import { isInvolved } from './sight/seen-by.server.ts'

export type AssignRefusal =
  | 'not-allowed'
  | 'not-found'
  | 'own-application'
  | 'not-in-review'
  | 'not-a-reviewer'
  | 'applicant'
  | 'team-member'
  | 'conflicted'
  | 'already-assigned'
  | 'stepped-back'
  | 'taken-back'
  | 'due-past'

const seatRefusals = {
  assigned: 'already-assigned',
  agreed: 'already-assigned',
  submitted: 'already-assigned',
  recused: 'stepped-back',
  removed: 'taken-back',
} as const

/**
 * Asks a reviewer to read an application, and writes to them. Refuses its applicant, its co-applicants, its team, and anyone with a conflict that is
 * confirmed or still suspected: the conflict is checked before the letter, not after. Refuses a due time that is over.
 */
export async function assignReviewer(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: { applicationId: Id<'app'>; reviewerId: Id<'psn'>; dueAt?: Date | null },
): Promise<Outcome<{ assignmentId: Id<'asg'> }, AssignRefusal>> {
  const officer = personOf(actor)
  if (!officer || !mayRunCalls(officer)) return refuse('not-allowed')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const application = await lockApplication(tx, input.applicationId)
    if (!application || application.state === 'draft') return refuse('not-found')
    if (await isInvolved(tx, officer, application)) return refuse('own-application')
    if (!reviewableStates.includes(application.state)) return refuse('not-in-review')
    if (input.dueAt && input.dueAt < at) return refuse('due-past')
    const [reviewer] = await tx.select().from(people).where(eq(people.id, input.reviewerId))
    if (!reviewer || reviewer.disabledAt || !mayReview(toPerson(reviewer))) {
      return refuse('not-a-reviewer')
    }
    if (reviewer.id === application.applicantId) return refuse('applicant')
    if (isOnTeam(application, reviewer)) return refuse('team-member')
    if (await isConflicted(tx, application.id, reviewer.id)) return refuse('conflicted')
    if (await hasWritten(tx, application.id, reviewer.id)) return refuse('conflicted')
    const seat = await readSeatState(tx, application.id, reviewer.id)
    if (seat) return refuse(seatRefusals[seat])
    const id = world.ids.next('asg')
    const times = { assignedBy: officer.id, assignedAt: at, dueAt: input.dueAt ?? null }
    await tx.insert(assignments).values({ id, applicationId: application.id, state: 'assigned', ...times })
    await seatReviewers(tx, [{ assignmentId: id, applicationId: application.id, reviewerId: reviewer.id }])
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      {
        kind: 'reviewer-assigned',
        subject: { type: 'application', id: application.id },
        after: { assignmentId: id, dueAt: input.dueAt },
      },
    )
    await queueLetter(
      tx,
      { ids: world.ids, at },
      {
        kind: 'review-requested',
        to: { email: reviewer.email, personId: reviewer.id },
        subject: { type: 'assignment', id },
      },
    )
    return done({ assignmentId: id })
  })
}

function isOnTeam({ members, coApplicants }: LockedApplication, reviewer: { id: Id<'psn'>; email: string }): boolean {
  const email = reviewer.email.toLowerCase()
  const joined = coApplicants.filter(({ state }) => state === 'joined')
  return (
    members.some((member) => member.email.toLowerCase() === email) ||
    joined.some((one) => one.personId === reviewer.id || one.email === email)
  )
}
