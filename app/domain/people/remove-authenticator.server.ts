import { and, eq, isNotNull } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { people } from '#db/schema/people.ts'
import { endSessions } from './end-sessions.server.ts'
import { spendCode } from './pass-second-step.server.ts'
import { actorOf, type Person } from './person.ts'
import { recordAccountChange } from './record-account-change.server.ts'
import { closeWithoutStep } from './steps.server.ts'

/**
 * Takes a person's own authenticator away, against one of its codes. Ends her sessions. Where no passkey is left beside it, the
 * password goes too, since alone it may be too short. Staff then set up another second step before anything else.
 */
export async function removeAuthenticator(
  world: Touches<'db' | 'clock' | 'ids' | 'secrets'>,
  person: Person,
  code: string,
): Promise<Outcome<undefined, 'wrong-code' | 'no-authenticator'>> {
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [whose] = await tx
      .select({ id: people.id, email: people.email })
      .from(people)
      .where(and(eq(people.id, person.id), isNotNull(people.totpConfirmedAt)))
      .for('update')
    if (!whose) return refuse('no-authenticator')
    if (!(await spendCode(tx, world, { person, code, at }))) return refuse('wrong-code')
    await tx
      .update(people)
      .set({ totpSecret: null, totpConfirmedAt: null, totpLastStep: null })
      .where(eq(people.id, person.id))
    await closeWithoutStep(tx, person.id)
    await endSessions(tx, person.id)
    const by = { ids: world.ids, at, actor: actorOf(person) }
    await recordAccountChange(tx, by, { kind: 'authenticator-removed', whose })
    return done()
  })
}
