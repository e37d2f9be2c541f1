import { and, eq, isNull } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { type Outcome, refuse } from '#app/units/outcome.ts'
import { people } from '#db/schema/people.ts'
import { stepOfCode } from './authenticator.server.ts'
import { endSessions } from './end-sessions.server.ts'
import { actorOf, type Person } from './person.ts'
import { recordAccountChange } from './record-account-change.server.ts'

/**
 * Turns the second step on, once the authenticator has proved it knows the secret. Ends every session, this one included: the
 * caller opens the next, which carries the second step. Refuses a wrong code, and where one is set up already.
 */
export async function confirmAuthenticator(
  world: Touches<'db' | 'clock' | 'ids' | 'secrets'>,
  person: Person,
  code: string,
): Promise<Outcome<{ at: Date }, 'wrong-code' | 'set-up-already'>> {
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [row] = await tx.select().from(people).where(eq(people.id, person.id)).for('update')
    if (!row || row.totpConfirmedAt) return refuse('set-up-already')
    const secret = row.totpSecret ? world.secrets.open(row.totpSecret, person.id) : null
    const step = secret ? stepOfCode(secret.text, code, at) : null
    if (step === null) return refuse('wrong-code')
    await tx
      .update(people)
      .set({ totpConfirmedAt: at, totpLastStep: step })
      .where(and(eq(people.id, person.id), isNull(people.totpConfirmedAt)))
    await endSessions(tx, person.id)
    await recordAccountChange(
      tx,
      { ids: world.ids, at, actor: actorOf(person) },
      { kind: 'authenticator-set-up', whose: person },
    )
    return { ok: true as const, value: { at } }
  })
}
