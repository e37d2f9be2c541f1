import { desc, eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { apiTokens } from '#db/schema/people.ts'
import type { Person } from './person.ts'

export type TokenLine = {
  id: Id<'tok'>
  name: string
  scopes: string[]
  createdAt: Date
  expiresAt: Date
  lastUsedAt: Date | null
  state: 'active' | 'expired' | 'revoked'
}

/** A person's own tokens, the newest first; never their secrets. */
export async function readTokens(world: Touches<'db' | 'clock'>, person: Person): Promise<TokenLine[]> {
  const now = world.clock.now()
  const rows = await world.db
    .select()
    .from(apiTokens)
    .where(eq(apiTokens.personId, person.id))
    .orderBy(desc(apiTokens.id))
    .limit(200)
  return rows.map(({ id, name, scopes, createdAt, expiresAt, lastUsedAt, revokedAt }) => {
    const state = revokedAt ? 'revoked' : expiresAt <= now ? 'expired' : 'active'
    return { id, name, scopes, createdAt, expiresAt, lastUsedAt, state }
  })
}
