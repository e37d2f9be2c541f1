import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { isWithdrawable, withdrawableStates } from './application.ts'
import { lockApplication, moveApplication } from './lock-application.server.ts'
import { isApplicant, personOf } from './policy.ts'
import { endReopening } from './reopening/reopening.server.ts'

/** Takes an application back, with a reason that staff read, at any time before an offer is accepted. Withdrawing twice is withdrawing once. */
export async function withdrawApplication(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: { applicationId: Id<'app'>; reason: string },
): Promise<Outcome<undefined, 'not-found' | 'too-late' | 'reason-missing'>> {
  const person = personOf(actor)
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const application = person ? await lockApplication(tx, input.applicationId) : null
    if (!person || !application || !isApplicant(person, application)) return refuse('not-found')
    if (application.state === 'withdrawn') return done()
    if (!isWithdrawable(application.state)) return refuse('too-late')
    const withdrawalReason = input.reason.trim()
    if (!withdrawalReason) return refuse('reason-missing')
    if (application.state === 'reopened') await endReopening(tx, application.id, { end: 'withdrawn', at })
    await moveApplication(
      tx,
      { ids: world.ids, at, actor },
      {
        id: application.id,
        from: withdrawableStates,
        to: 'withdrawn',
        happening: 'application-withdrawn',
        set: { withdrawnAt: at, withdrawalReason },
      },
    )
    return done()
  })
}
