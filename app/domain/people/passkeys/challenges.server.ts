import { and, eq, gt } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { passkeyChallenges } from '#db/schema/passkeys.ts'
import { hashSecret } from '../verify-token.server.ts'
import { challengeLivesMs, type Purpose } from './passkey.ts'

/** Where a question was put: only an answer from the same session counts. */
export type Put = { sessionId: string; purpose: Purpose; at: Date }

/** Remembers a question until it is answered or too old. */
export async function keepChallenge(tx: Tx, challenge: string, { sessionId, purpose, at }: Put): Promise<void> {
  await tx.insert(passkeyChallenges).values({
    challengeHash: hashSecret(challenge),
    sessionId,
    purpose,
    expiresAt: new Date(at.getTime() + challengeLivesMs),
  })
}

/** Uses a question up, whatever then comes of its answer; false when it was never put here, is answered or too old. */
export async function spendChallenge(tx: Tx, challenge: string, { sessionId, purpose, at }: Put): Promise<boolean> {
  const spent = await tx
    .delete(passkeyChallenges)
    .where(
      and(
        eq(passkeyChallenges.challengeHash, hashSecret(challenge)),
        eq(passkeyChallenges.sessionId, sessionId),
        eq(passkeyChallenges.purpose, purpose),
        gt(passkeyChallenges.expiresAt, at),
      ),
    )
    .returning({ hash: passkeyChallenges.challengeHash })
  return spent.length === 1
}
