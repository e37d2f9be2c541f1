import { and, eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { passkeys } from '#db/schema/passkeys.ts'
import { people } from '#db/schema/people.ts'
import { endSessions } from '../end-sessions.server.ts'
import { actorOf, type Person } from '../person.ts'
import { recordAccountChange } from '../record-account-change.server.ts'
import { closeWithoutStep } from '../steps.server.ts'

/**
 * Takes one of a person's own passkeys away and tells her by letter. With her last second step go the password and the recovery
 * codes, and her sessions end, as with an authenticator. Refuses what is not hers.
 */
export async function removePasskey(
  world: Touches<'db' | 'clock' | 'ids'>,
  person: Person,
  passkeyId: Id<'psk'>,
): Promise<Outcome<{ wasLastStep: boolean }, 'no-such-passkey'>> {
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    // Two that are taken away at once must not each think the other stays.
    await tx.select({ id: people.id }).from(people).where(eq(people.id, person.id)).for('update')
    const [gone] = await tx
      .delete(passkeys)
      .where(and(eq(passkeys.id, passkeyId), eq(passkeys.personId, person.id)))
      .returning({ id: passkeys.id })
    if (!gone) return refuse('no-such-passkey')
    const wasLastStep = await closeWithoutStep(tx, person.id)
    if (wasLastStep) await endSessions(tx, person.id)
    await recordAccountChange(
      tx,
      { ids: world.ids, at, actor: actorOf(person) },
      { kind: 'passkey-removed', whose: person, after: { passkey: gone.id } },
    )
    return done({ wasLastStep })
  })
}
