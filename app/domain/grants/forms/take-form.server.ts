import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { applicationForms } from '#db/schema/call-forms.ts'
import { applications } from '#db/schema/grants.ts'
import { isEditable } from '../application.ts'
import { callStage } from '../call.ts'
import { lockApplication } from '../lock-application.server.ts'
import { mayEdit, personOf } from '../policy.ts'
import { readPublishedForm } from './read-forms.server.ts'

export type TakeFormRefusal = 'not-found' | 'not-editable' | 'call-closed' | 'changed-since'

/**
 * Brings an application to the version of the form that its writer has just compared with its own. Every answer is kept: those
 * to questions that are gone are asked for no more, and come back if a later version asks again. The application's revision grows, so
 * that nobody sends it in as it was before. Taking it twice is taking it once.
 */
export async function takeForm(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: { applicationId: Id<'app'>; formVersionId: Id<'frm'> },
): Promise<Outcome<undefined, TakeFormRefusal>> {
  const person = personOf(actor)
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const application = person ? await lockApplication(tx, input.applicationId) : null
    if (!person || !application || !mayEdit(person, application)) return refuse('not-found')
    if (application.form.id === input.formVersionId) return done()
    // What was sent is changed in the form it answers.
    if (!isEditable(application.state) || application.state === 'reopened') return refuse('not-editable')
    if (callStage(application.call, at) !== 'open') return refuse('call-closed')
    const newest = await readPublishedForm(tx, application.callId)
    if (newest.id !== input.formVersionId) return refuse('changed-since')
    await tx
      .update(applicationForms)
      .set({ formVersionId: newest.id, takenAt: at })
      .where(eq(applicationForms.applicationId, application.id))
    await tx
      .update(applications)
      .set({ revision: application.revision + 1 })
      .where(eq(applications.id, application.id))
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      {
        kind: 'form-taken',
        subject: { type: 'application', id: application.id },
        before: { form: application.form.number },
        after: { form: newest.number },
      },
    )
    return done()
  })
}
