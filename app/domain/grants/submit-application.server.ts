import { eq } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { dayIn } from '#app/units/time.ts'
import { people } from '#db/schema/people.ts'
import { editableStates, isEditable } from './application.ts'
import { callStage } from './call.ts'
import { findProblems } from './check-answers.ts'
import { type LockedApplication, lockApplication, moveApplication } from './lock-application.server.ts'
import { sealSubmission } from './papers/seal-submission.server.ts'
import { maySubmit, personOf } from './policy.ts'
import { readWhatRenewalWaitsFor, renewsIdleProject } from './renewals/read-renewal.server.ts'
import { endReopening } from './reopening/reopening.server.ts'
import { rewriteLines, rewriteTeam } from './rewrite-typed.server.ts'

export type SubmitRefusal =
  | 'not-found'
  | 'past-deadline'
  | 'incomplete'
  | 'changed-since'
  | 'not-editable'
  | 'renewal-waits'
  | 'project-over'

/**
 * Sends the application in, as checked: the revision must be the one the sender saw, who is its applicant or a co-applicant who may. A draft must arrive before its
 * deadline, and so must the changes to one that was sent; one that staff returned may come again at any time. Keeps what is sent as a sealed
 * version. A renewal waits for the reports and the class its award
 * promised, and none is sent for a project that does not run. Sending twice is sending once. Queues the letter with number and time.
 */
export async function submitApplication(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  actor: Actor,
  input: { applicationId: Id<'app'>; revision: number },
): Promise<Outcome<{ number: string; submittedAt: Date }, SubmitRefusal>> {
  const person = personOf(actor)
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const application = person ? await lockApplication(tx, input.applicationId) : null
    if (!person || !application || !maySubmit(person, application)) return refuse('not-found')
    if (application.state === 'submitted' && application.submittedAt) {
      return done({ number: application.number, submittedAt: application.submittedAt })
    }
    if (!isEditable(application.state)) return refuse('not-editable')
    if (application.revision !== input.revision) return refuse('changed-since')
    if (application.state !== 'returned' && callStage(application.call, at) !== 'open') return refuse('past-deadline')
    const [lead] = await tx
      .select({ email: people.email, name: people.name })
      .from(people)
      .where(eq(people.id, application.applicantId))
    if (!lead) throw new Error(`application ${application.id} has no applicant`)
    const leadEmail = lead.email
    const { answers, call, form } = application
    const problems = findProblems({ form, answers, call, leadEmail, hasAttachment: application.attachmentKey !== null })
    if (problems.length > 0) return refuse('incomplete', { problems: problems.length })
    if (await renewsIdleProject(tx, application.id)) return refuse('project-over')
    if (await readWhatRenewalWaitsFor(tx, application.id, dayIn(world.lab.timeZone, at))) return refuse('renewal-waits')
    const step = {
      id: application.id,
      from: editableStates,
      to: 'submitted',
      happening: 'application-submitted',
    } as const
    const set = { submittedAt: at, ...wordsOf(application) }
    if (application.state === 'reopened') await endReopening(tx, application.id, { end: 'sent', at })
    if (
      !(await moveApplication(tx, { ids: world.ids, at, actor }, { ...step, set, after: { revision: input.revision } }))
    ) {
      throw new Error(`application ${application.id} changed under its lock`)
    }
    if (application.state === 'reopened') {
      await rewriteLines(tx, { ids: world.ids, at }, application, answers)
      application.members = await rewriteTeam(tx, application, answers)
    }
    await sealSubmission(tx, world, { application, leadName: lead.name, sender: person, at })
    await queueLetter(
      tx,
      { ids: world.ids, at },
      {
        kind: 'application-received',
        to: { email: leadEmail, personId: application.applicantId },
        subject: { type: 'submission', id: `${application.id}:${at.getTime()}` },
      },
    )
    return done({ number: application.number, submittedAt: at })
  })
}

/** What its team changed after it was sent becomes the application. */
function wordsOf(application: LockedApplication) {
  const { title, answers, attachmentName, attachmentKey, attachmentSha256, attachmentBytes } = application
  return { title, answers, attachmentName, attachmentKey, attachmentSha256, attachmentBytes }
}
