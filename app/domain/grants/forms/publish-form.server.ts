import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { formVersions } from '#db/schema/call-forms.ts'
import { mayRunCalls, personOf } from '../policy.ts'
import { readSections } from './form.ts'
import { type FormFault, findFault } from './form-faults.ts'
import { type FormSeen, isAsSeen, lockForms } from './lock-forms.server.ts'

export type PublishFormRefusal = 'not-allowed' | 'not-found' | 'nothing-written' | 'stale' | 'empty-section' | FormFault

/**
 * Publishes the version that is being written, as the officer saw it: applications that begin from now on answer it, and it
 * never changes again (a trigger of the database sees to that). Those that have begun stay on theirs until their writers take it.
 */
export async function publishForm(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: { callId: Id<'cal'>; seen: FormSeen },
): Promise<Outcome<{ number: number }, PublishFormRefusal>> {
  const person = personOf(actor)
  if (!person || !mayRunCalls(person)) return refuse('not-allowed')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const forms = await lockForms(tx, input.callId)
    if (!forms) return refuse('not-found')
    if (!forms.draft) return refuse('nothing-written')
    if (!isAsSeen(forms, input.seen)) return refuse('stale')
    const sections = readSections(forms.draft.sections)
    const fault = findFault(sections)
    if (fault) return refuse(fault)
    if (sections.some(({ part, questions }) => !part && questions.length === 0)) return refuse('empty-section')
    await tx
      .update(formVersions)
      .set({ publishedAt: at, publishedBy: person.id })
      .where(eq(formVersions.id, forms.draft.id))
    const { number } = forms.draft
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      { kind: 'form-published', subject: { type: 'call', id: input.callId }, after: { number } },
    )
    return done({ number })
  })
}
