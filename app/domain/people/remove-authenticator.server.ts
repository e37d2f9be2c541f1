import { and, eq, isNotNull } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { people, recoveryCodes } from '#db/schema/people.ts'
import { endSessions } from './end-sessions.server.ts'
import { spendCode } from './pass-second-step.server.ts'
import type { Actor } from './person.ts'
import { mayManagePeople } from './policy.ts'
import { recordAccountChange } from './record-account-change.server.ts'

/**
 * Takes a person's authenticator away: her own, against one of its codes, or, for an administrator, one that was lost. Ends her sessions. The password
 * goes too, since beside an authenticator it may be too short to stand alone. Staff then set up a new one before anything else.
 */
export async function removeAuthenticator(
  world: Touches<'db' | 'clock' | 'ids' | 'secrets'>,
  actor: Actor,
  asked: { personId: Id<'psn'>; code?: string },
): Promise<Outcome<undefined, 'not-allowed' | 'wrong-code' | 'no-authenticator'>> {
  const { personId } = asked
  const isOwn = actor.kind === 'person' && actor.person.id === personId
  if (actor.kind === 'person' && !isOwn && !mayManagePeople(actor.person)) return refuse('not-allowed')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    if (isOwn && !(await spendCode(tx, world, { person: { id: personId }, code: asked.code ?? '', at })))
      return refuse('wrong-code')
    const [whose] = await tx
      .update(people)
      .set({ totpSecret: null, totpConfirmedAt: null, totpLastStep: null, passwordHash: null })
      .where(and(eq(people.id, personId), isNotNull(people.totpConfirmedAt)))
      .returning({ id: people.id, email: people.email })
    if (!whose) return refuse('no-authenticator')
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId))
    await endSessions(tx, personId)
    await recordAccountChange(tx, { ids: world.ids, at, actor }, { kind: 'authenticator-removed', whose })
    return done()
  })
}
