import { eq, sql } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { type Outcome, refuse } from '#app/units/outcome.ts'
import { apiTokens, people } from '#db/schema/people.ts'
import type { Actor } from './person.ts'
import { toPerson } from './person-row.ts'
import { recordAccountChange } from './record-account-change.server.ts'
import { longestTokenDays, mayHoldScope, parseScope, type Scope, scopes } from './scope.ts'
import { hashSecret } from './verify-token.server.ts'

export type TokenAsk = { email: string; scopes: readonly string[]; name: string; days: number }
export type IssuedToken = { id: Id<'tok'>; secret: string; scopes: Scope[]; expiresAt: Date }
export type IssueTokenRefusal =
  | 'not-allowed'
  | 'no-such-person'
  | 'no-name'
  | 'no-scopes'
  | 'no-such-scope'
  | 'scope-not-held'
  | 'days-out-of-range'

const msPerDay = 86_400_000

/**
 * Makes an API token and answers its secret, once; only the hash is kept. A person makes tokens for herself, the shell for
 * anybody. Refuses scopes the person does not hold by hand, and a life over a year.
 */
export async function issueToken(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  ask: TokenAsk,
): Promise<Outcome<IssuedToken, IssueTokenRefusal>> {
  const [row] = await world.db
    .select()
    .from(people)
    .where(eq(sql`lower(${people.email})`, ask.email.trim().toLowerCase()))
  if (actor.kind === 'person' && actor.person.id !== row?.id) return refuse('not-allowed')
  if (!row || row.disabledAt) return refuse('no-such-person')
  const name = ask.name.trim()
  if (!name || name.length > 100) return refuse('no-name')
  if (ask.scopes.length === 0) return refuse('no-scopes')
  const unknown = ask.scopes.find((text) => !parseScope(text))
  if (unknown !== undefined) return refuse('no-such-scope', { scope: unknown })
  const wanted = scopes.filter((scope) => ask.scopes.includes(scope))
  const over = wanted.find((scope) => !mayHoldScope(toPerson(row), scope))
  if (over) return refuse('scope-not-held', { scope: over })
  if (!Number.isInteger(ask.days) || ask.days < 1 || ask.days > longestTokenDays) return refuse('days-out-of-range')

  const at = world.clock.now()
  const id = world.ids.next('tok')
  const secret = `atom_${world.ids.secret()}`
  const expiresAt = new Date(at.getTime() + ask.days * msPerDay)
  await world.db.transaction(async (tx) => {
    await tx
      .insert(apiTokens)
      .values({ id, personId: row.id, name, tokenHash: hashSecret(secret), scopes: wanted, createdAt: at, expiresAt })
    await recordAccountChange(
      tx,
      { ids: world.ids, at, actor },
      { kind: 'token-issued', whose: row, after: { token: id, scopes: wanted, expiresAt } },
    )
  })
  return { ok: true, value: { id, secret, scopes: wanted, expiresAt } }
}
