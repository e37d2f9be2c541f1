import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { lockApplication, moveApplication } from './lock-application.server.ts'
import { mayRunCalls, personOf } from './policy.ts'
import { isInvolved } from './sight/seen-by.server.ts'

type Panel = 'in_discussion' | 'recommended'
const steps = {
  in_discussion: { from: ['in_review'], happening: 'discussion-opened' },
  recommended: { from: ['in_discussion'], happening: 'application-recommended' },
} as const

/** Takes an application from review to the panel's discussion, and from there to its recommendation. Applicants see neither. */
export async function advanceApplication(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: { applicationId: Id<'app'>; to: Panel },
): Promise<Outcome<undefined, 'not-allowed' | 'not-found' | 'own-application' | 'wrong-state'>> {
  const person = personOf(actor)
  if (!person || !mayRunCalls(person)) return refuse('not-allowed')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const application = await lockApplication(tx, input.applicationId)
    if (!application || application.state === 'draft') return refuse('not-found')
    if (await isInvolved(tx, person, application)) return refuse('own-application')
    if (application.state === input.to) return done()
    const step = { id: application.id, to: input.to, ...steps[input.to] }
    const isMoved = await moveApplication(tx, { ids: world.ids, at, actor }, step)
    return isMoved ? done() : refuse('wrong-state')
  })
}
