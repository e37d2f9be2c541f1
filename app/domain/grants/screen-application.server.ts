import { eq } from 'drizzle-orm'
import type { HappeningKind } from '#app/domain/activity/happening-words.ts'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { type Actor, portal } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { people } from '#db/schema/people.ts'
import type { ApplicationState } from './application.ts'
import { keepFilled } from './letter-texts/fill-letter.server.ts'
import { lockApplication, moveApplication } from './lock-application.server.ts'
import { mayRunCalls, personOf } from './policy.ts'
import { closeReopening } from './reopening/close-reopenings.server.ts'
import { isInvolved } from './sight/seen-by.server.ts'

export type Screening = 'in_review' | 'returned' | 'ineligible'
export type ScreenRefusal =
  | 'not-allowed'
  | 'not-found'
  | 'own-application'
  | 'not-submitted'
  | 'being-changed'
  | 'note-missing'

const happenings: Record<Screening, HappeningKind> = {
  in_review: 'application-screened',
  returned: 'application-returned',
  ineligible: 'application-ineligible',
}

const refusalOf: Partial<Record<ApplicationState, ScreenRefusal>> = { reopened: 'being-changed' }

/**
 * Sends a submitted application to review, back to its applicant, or says that it does not fit the call. The last two need a
 * note, which the applicant reads on the page and in a letter. One that its team is changing waits until
 * it is sent again, or its deadline. Screening the same way twice is once.
 */
export async function screenApplication(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  actor: Actor,
  input: { applicationId: Id<'app'>; to: Screening; note: string },
): Promise<Outcome<undefined, ScreenRefusal>> {
  const person = personOf(actor)
  if (!person || !mayRunCalls(person)) return refuse('not-allowed')
  const note = input.note.trim()
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const application = await lockApplication(tx, input.applicationId)
    if (!application || application.state === 'draft') return refuse('not-found')
    if (await isInvolved(tx, person, application)) return refuse('own-application')
    if (application.state === input.to && application.screeningNote === note) return done()
    if (input.to !== 'in_review' && !note) return refuse('note-missing')
    const isClosedNow = await closeReopening(tx, { ids: world.ids, at, actor: portal('calendar') }, application)
    if (!isClosedNow && application.state !== 'submitted')
      return refuse(refusalOf[application.state] ?? 'not-submitted')
    const step = { id: application.id, from: ['submitted'], to: input.to, happening: happenings[input.to] } as const
    await moveApplication(tx, { ids: world.ids, at, actor }, { ...step, set: { screenedAt: at, screeningNote: note } })
    if (input.to === 'in_review') return done()
    const [lead] = await tx.select({ email: people.email }).from(people).where(eq(people.id, application.applicantId))
    if (!lead) throw new Error(`application ${application.id} has no applicant`)
    const subjectId = `${application.id}:${at.getTime()}`
    if (input.to === 'returned') {
      await keepFilled(tx, { lab: world.lab, at }, { letter: 'returned', applicationId: application.id, subjectId })
    }
    await queueLetter(
      tx,
      { ids: world.ids, at },
      {
        kind: input.to === 'returned' ? 'application-returned' : 'application-ineligible',
        to: { email: lead.email, personId: application.applicantId },
        subject: { type: 'submission', id: subjectId },
      },
    )
    return done()
  })
}
