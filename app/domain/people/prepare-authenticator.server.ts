import { and, eq, isNull } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { type Outcome, refuse } from '#app/units/outcome.ts'
import { people } from '#db/schema/people.ts'
import { authenticatorUri, newAuthenticatorSecret } from './authenticator.server.ts'
import type { Person } from './person.ts'

/**
 * The secret a person's authenticator is to learn, the same each time until it is confirmed; it opens nothing before.
 * Refuses when one is set up already.
 */
export async function prepareAuthenticator(
  world: Touches<'db' | 'lab'>,
  person: Person,
): Promise<Outcome<{ secret: string; uri: string }, 'set-up-already'>> {
  await world.db
    .update(people)
    .set({ totpSecret: newAuthenticatorSecret() })
    .where(and(eq(people.id, person.id), isNull(people.totpSecret)))
  const [row] = await world.db
    .select({ secret: people.totpSecret, confirmedAt: people.totpConfirmedAt })
    .from(people)
    .where(eq(people.id, person.id))
  if (!row?.secret) throw new Error('a secret that was just kept is there')
  if (row.confirmedAt) return refuse('set-up-already')
  const uri = authenticatorUri(row.secret, { email: person.email, labName: world.lab.name })
  return { ok: true, value: { secret: row.secret, uri } }
}
