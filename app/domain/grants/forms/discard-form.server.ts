import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { formVersions } from '#db/schema/call-forms.ts'
import { mayRunCalls, personOf } from '../policy.ts'
import { type FormSeen, isAsSeen, lockForms } from './lock-forms.server.ts'

/** Throws the version that is being written away; the published one goes on. Without one there is nothing to do. */
export async function discardForm(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: { callId: Id<'cal'>; seen: FormSeen },
): Promise<Outcome<undefined, 'not-allowed' | 'not-found' | 'stale'>> {
  const person = personOf(actor)
  if (!person || !mayRunCalls(person)) return refuse('not-allowed')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const forms = await lockForms(tx, input.callId)
    if (!forms) return refuse('not-found')
    if (!forms.draft) return done()
    if (!isAsSeen(forms, input.seen)) return refuse('stale')
    await tx.delete(formVersions).where(eq(formVersions.id, forms.draft.id))
    const before = { number: forms.draft.number }
    const subject = { type: 'call', id: input.callId } as const
    await recordHappening(tx, { ids: world.ids, at, actor }, { kind: 'form-discarded', subject, before })
    return done()
  })
}
