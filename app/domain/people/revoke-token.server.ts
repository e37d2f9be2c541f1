import { and, eq, isNull } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { apiTokens } from '#db/schema/people.ts'
import { actorOf, type Person } from './person.ts'

/** Ends one of a person's own tokens, from the next request on. Refuses what is not hers or ended already. */
export async function revokeToken(
  world: Touches<'db' | 'clock' | 'ids'>,
  person: Person,
  tokenId: Id<'tok'>,
): Promise<Outcome<undefined, 'no-such-token'>> {
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [revoked] = await tx
      .update(apiTokens)
      .set({ revokedAt: at })
      .where(and(eq(apiTokens.id, tokenId), eq(apiTokens.personId, person.id), isNull(apiTokens.revokedAt)))
      .returning({ id: apiTokens.id })
    if (!revoked) return refuse('no-such-token')
    await recordHappening(
      tx,
      { ids: world.ids, at, actor: actorOf(person) },
      { kind: 'token-revoked', subject: { type: 'person', id: person.id }, after: { token: tokenId } },
    )
    return done()
  })
}
