import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { reopenings } from '#db/schema/reopenings.ts'
import { callStage } from '../call.ts'
import { lockApplication, moveApplication } from '../lock-application.server.ts'
import { maySubmit, personOf } from '../policy.ts'
import { saveSentAnew } from './reopening.server.ts'

export type ReopenRefusal = 'not-found' | 'past-deadline' | 'not-submitted'

/**
 * Lets those who may send an application change it until its deadline. What was sent counts, and is what staff read, until it is sent again.
 * Refuses once it has been screened. Reopening twice is reopening once.
 */
export async function reopenApplication(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: { applicationId: Id<'app'> },
): Promise<Outcome<undefined, ReopenRefusal>> {
  const person = personOf(actor)
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const application = person ? await lockApplication(tx, input.applicationId) : null
    if (!person || !application || !maySubmit(person, application)) return refuse('not-found')
    if (application.state === 'reopened') return done()
    if (application.state !== 'submitted') return refuse('not-submitted')
    if (callStage(application.call, at) !== 'open') return refuse('past-deadline')
    const { id, title, answers, attachmentName, attachmentKey, attachmentSha256, attachmentBytes } = application
    const revision = await saveSentAnew(tx, { application, person, at })
    await tx.insert(reopenings).values({
      ...{ id: world.ids.next('rop'), applicationId: id, openedBy: person.id, openedAt: at },
      ...{ title, answers, attachmentName, attachmentKey, attachmentSha256, attachmentBytes },
    })
    await moveApplication(
      tx,
      { ids: world.ids, at, actor },
      { id, from: ['submitted'], to: 'reopened', happening: 'application-reopened', set: { revision } },
    )
    return done()
  })
}
