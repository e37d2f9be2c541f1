import { asc, eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { passkeys } from '#db/schema/passkeys.ts'
import type { Person } from '../person.ts'
import type { Passkey } from './passkey.ts'

/** A person's own passkeys, the oldest first. */
export async function readPasskeys(world: Touches<'db'>, person: Pick<Person, 'id'>): Promise<Passkey[]> {
  return world.db
    .select({
      id: passkeys.id,
      name: passkeys.name,
      addedAt: passkeys.createdAt,
      lastUsedAt: passkeys.lastUsedAt,
    })
    .from(passkeys)
    .where(eq(passkeys.personId, person.id))
    .orderBy(asc(passkeys.id))
}
