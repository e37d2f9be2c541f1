import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { passkeys } from '#db/schema/passkeys.ts'
import type { Person } from '../person.ts'
import { keepChallenge } from './challenges.server.ts'
import { challengeLivesMs } from './passkey.ts'
import { partyOf, webauthn } from './verify-answer.server.ts'

/** A question that one of the person's passkeys answers, once and in this session. Refuses where she has none. */
export async function askPasskey(
  world: Touches<'db' | 'clock' | 'lab'>,
  person: Pick<Person, 'id'>,
  sessionId: string,
): Promise<Outcome<PublicKeyCredentialRequestOptionsJSON, 'no-passkey'>> {
  const at = world.clock.now()
  const own = await world.db.select().from(passkeys).where(eq(passkeys.personId, person.id))
  if (own.length === 0) return refuse('no-passkey')
  const { generateAuthenticationOptions } = await webauthn()
  const question = await generateAuthenticationOptions({
    rpID: partyOf(world.lab).expectedRPID,
    allowCredentials: own.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    userVerification: 'preferred',
    timeout: challengeLivesMs,
  })
  await world.db.transaction((tx) => keepChallenge(tx, question.challenge, { sessionId, purpose: 'prove', at }))
  return done(question)
}
