import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { applicationSaves } from '#db/schema/grants.ts'
import { isEditable } from './application.ts'
import { lockApplication, replaceable } from './lock-application.server.ts'
import { mayEdit, personOf } from './policy.ts'
import { keepWorking } from './reopening/reopening.server.ts'

/** Takes the attachment away and deletes its bytes. Without one there is nothing to do, and that is fine. */
export async function removeAttachment(
  world: Touches<'db' | 'clock' | 'ids' | 'files'>,
  actor: Actor,
  input: { applicationId: Id<'app'> },
): Promise<Outcome<undefined, 'not-found' | 'not-editable'>> {
  const person = personOf(actor)
  const at = world.clock.now()
  const outcome = await world.db.transaction(async (tx) => {
    const application = person ? await lockApplication(tx, input.applicationId) : null
    if (!person || !application || !mayEdit(person, application)) return refuse('not-found')
    if (!isEditable(application.state)) return refuse('not-editable')
    if (!application.attachmentKey) return done({ key: null })
    const revision = application.revision + 1
    const gone = { attachmentName: null, attachmentKey: null, attachmentSha256: null, attachmentBytes: null }
    await keepWorking(tx, application, { ...gone, revision, savedAt: at })
    const save = { applicationId: application.id, revision, savedBy: person.id, savedAt: at }
    await tx.insert(applicationSaves).values({ ...save, section: 'attachment', answers: {} })
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      {
        kind: 'attachment-removed',
        subject: { type: 'application', id: application.id },
        before: { sha256: application.attachmentSha256 },
        after: { revision },
      },
    )
    return done({ key: replaceable(application) })
  })
  if (!outcome.ok) return outcome
  if (outcome.value.key) await world.files.remove(outcome.value.key)
  return done()
}
