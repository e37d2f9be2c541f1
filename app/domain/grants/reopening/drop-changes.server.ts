import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { lockApplication, moveApplication } from '../lock-application.server.ts'
import { maySubmit, personOf } from '../policy.ts'
import { endReopening } from './reopening.server.ts'

/** Goes back to what was sent, whole; it was never replaced. Dropping twice is dropping once. */
export async function dropChanges(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: { applicationId: Id<'app'> },
): Promise<Outcome<undefined, 'not-found' | 'not-reopened'>> {
  const person = personOf(actor)
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const application = person ? await lockApplication(tx, input.applicationId) : null
    if (!person || !application || !maySubmit(person, application)) return refuse('not-found')
    if (application.state === 'submitted') return done()
    if (application.state !== 'reopened') return refuse('not-reopened')
    const { id } = application
    await endReopening(tx, id, { end: 'dropped', at })
    await moveApplication(
      tx,
      { ids: world.ids, at, actor },
      { id, from: ['reopened'], to: 'submitted', happening: 'changes-dropped' },
    )
    return done()
  })
}
