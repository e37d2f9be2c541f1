import { eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { signInLinks } from '#db/schema/people.ts'
import { hashSecret } from './verify-token.server.ts'

export type SignInLinkState = 'good' | 'used' | 'over'

/** How a link stands, without using it up: mail scanners open links, people press the button. Null when it was never sent. */
export async function readSignInLink(
  world: Touches<'db' | 'clock'>,
  token: string,
): Promise<{ email: string; state: SignInLinkState } | null> {
  const [link] = await world.db
    .select()
    .from(signInLinks)
    .where(eq(signInLinks.tokenHash, hashSecret(token)))
  if (!link) return null
  if (link.usedAt) return { email: link.email, state: 'used' }
  return { email: link.email, state: link.expiresAt > world.clock.now() ? 'good' : 'over' }
}
