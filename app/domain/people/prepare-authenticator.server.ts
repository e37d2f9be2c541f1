import { eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { people } from '#db/schema/people.ts'
import { authenticatorUri, newAuthenticatorSecret } from './authenticator.server.ts'
import type { Person } from './person.ts'

/**
 * The secret a person's authenticator is to learn, the same each time until it is confirmed; it opens nothing before. It is kept
 * sealed, and one that no longer opens is replaced.
 * Refuses when one is set up already.
 */
export async function prepareAuthenticator(
  world: Touches<'db' | 'lab' | 'secrets'>,
  person: Person,
): Promise<Outcome<{ secret: string; uri: string }, 'set-up-already'>> {
  const secret = await world.db.transaction(async (tx) => {
    const [row] = await tx.select().from(people).where(eq(people.id, person.id)).for('update')
    if (!row || row.totpConfirmedAt) return null
    const known = row.totpSecret ? world.secrets.open(row.totpSecret, person.id) : null
    if (known) return known.text
    const fresh = newAuthenticatorSecret()
    const totpSecret = world.secrets.seal(fresh, person.id)
    await tx.update(people).set({ totpSecret }).where(eq(people.id, person.id))
    return fresh
  })
  if (!secret) return refuse('set-up-already')
  return done({ secret, uri: authenticatorUri(secret, { email: person.email, labName: world.lab.name }) })
}
