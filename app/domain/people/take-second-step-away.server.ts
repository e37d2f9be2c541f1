import { and, eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { passkeys } from '#db/schema/passkeys.ts'
import { people } from '#db/schema/people.ts'
import { endSessions } from './end-sessions.server.ts'
import type { Actor } from './person.ts'
import { mayManagePeople } from './policy.ts'
import { recordAccountChange } from './record-account-change.server.ts'
import { closeWithoutStep, hasSecondStep } from './steps.server.ts'

export type TakeAwayRefusal = 'not-allowed' | 'own' | 'no-second-step'

/**
 * For somebody who lost the phone or the key: takes authenticator, passkeys, recovery codes and password away and ends the
 * sessions. Staff then set up a new second step before anything else. Refuses all but administrators, and for oneself.
 */
export async function takeSecondStepAway(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  personId: Id<'psn'>,
): Promise<Outcome<undefined, TakeAwayRefusal>> {
  if (actor.kind === 'person' && !mayManagePeople(actor.person)) return refuse('not-allowed')
  if (actor.kind === 'person' && actor.person.id === personId) return refuse('own')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [whose] = await tx
      .update(people)
      .set({ totpSecret: null, totpConfirmedAt: null, totpLastStep: null })
      .where(and(eq(people.id, personId), hasSecondStep))
      .returning({ id: people.id, email: people.email })
    if (!whose) return refuse('no-second-step')
    await tx.delete(passkeys).where(eq(passkeys.personId, personId))
    await closeWithoutStep(tx, personId)
    await endSessions(tx, personId)
    await recordAccountChange(tx, { ids: world.ids, at, actor }, { kind: 'second-step-taken-away', whose })
    return done()
  })
}
