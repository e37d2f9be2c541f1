import { eq, isNotNull, sql } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { people } from '#db/schema/people.ts'
import type { Person } from './person.ts'
import { hasPasskey } from './steps.server.ts'

/** What a person can prove her second step with, besides recovery codes. */
export async function readStepWays(
  world: Touches<'db'>,
  person: Pick<Person, 'id'>,
): Promise<{ hasAuthenticator: boolean; hasPasskey: boolean }> {
  const [ways] = await world.db
    .select({ hasAuthenticator: sql<boolean>`${isNotNull(people.totpConfirmedAt)}`, hasPasskey })
    .from(people)
    .where(eq(people.id, person.id))
  return ways ?? { hasAuthenticator: false, hasPasskey: false }
}
