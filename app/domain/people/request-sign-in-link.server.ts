import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import type { Touches } from '#app/domain/world.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { signInLinks } from '#db/schema/people.ts'
import { parseEmail } from './email.ts'
import { ownPath } from './own-path.ts'
import { hashSecret } from './verify-token.server.ts'

const linkLivesMs = 20 * 60_000

/**
 * Sends a sign-in link to an address: writes the link's hash and queues the letter. Whether somebody has the address is
 * never looked at, so known and unknown addresses cannot be told apart. Refuses only what is no address.
 */
export async function requestSignInLink(
  world: Touches<'db' | 'clock' | 'ids'>,
  ask: { email: string; to?: string | null },
): Promise<Outcome<undefined, 'not-an-address'>> {
  const email = parseEmail(ask.email)
  if (!email) return refuse('not-an-address')
  const now = world.clock.now()
  const token = world.ids.secret()
  const tokenHash = hashSecret(token)
  await world.db.transaction(async (tx) => {
    await tx.insert(signInLinks).values({
      tokenHash,
      email,
      redirectTo: ownPath(ask.to, ''),
      createdAt: now,
      expiresAt: new Date(now.getTime() + linkLivesMs),
    })
    await queueLetter(
      tx,
      { ids: world.ids, at: now },
      { kind: 'sign-in-link', to: { email }, subject: { type: 'sign-in-link', id: tokenHash }, enclosed: { token } },
    )
  })
  return done()
}
