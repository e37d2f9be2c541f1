import { createHash } from 'node:crypto'
import { and, eq, isNull, lt, or } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { type Outcome, refuse } from '#app/units/outcome.ts'
import { apiTokens, people } from '#db/schema/people.ts'
import type { Person } from './person.ts'
import { toPerson } from './person-row.ts'
import { mayHoldScope, type Scope } from './scope.ts'

export type TokenRefusal = 'no-such-token' | 'token-over' | 'scope-missing'
const useNotedEveryMs = 60_000

/**
 * Who a bearer token stands for, when it carries the scope and its person may still do that by hand. Notes the use once a
 * minute. Refuses unknown, expired and revoked tokens, and those of disabled people.
 */
export async function verifyToken(
  world: Touches<'db' | 'clock'>,
  secret: string,
  scope: Scope,
): Promise<Outcome<Person, TokenRefusal>> {
  const now = world.clock.now()
  const [row] = await world.db
    .select({ token: apiTokens, person: people })
    .from(apiTokens)
    .innerJoin(people, eq(people.id, apiTokens.personId))
    .where(eq(apiTokens.tokenHash, hashSecret(secret)))
  if (!row) return refuse('no-such-token')
  if (row.token.revokedAt || row.token.expiresAt <= now || row.person.disabledAt) return refuse('token-over')
  const person = toPerson(row.person)
  if (!row.token.scopes.includes(scope) || !mayHoldScope(person, scope)) return refuse('scope-missing')
  const notedBefore = new Date(now.getTime() - useNotedEveryMs)
  await world.db
    .update(apiTokens)
    .set({ lastUsedAt: now })
    .where(and(eq(apiTokens.id, row.token.id), or(isNull(apiTokens.lastUsedAt), lt(apiTokens.lastUsedAt, notedBefore))))
  return { ok: true, value: person }
}

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
