import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server'
import { eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { passkeys } from '#db/schema/passkeys.ts'
import type { Person } from '../person.ts'
import { keepChallenge } from './challenges.server.ts'
import { challengeLivesMs, mostPasskeys } from './passkey.ts'
import { partyOf, webauthn } from './verify-answer.server.ts'

/**
 * What a device needs to make a passkey for the person. It is asked for no certificate of its maker and need not list the key
 * by itself: the key is a second step, not a name. Refuses beyond the most passkeys one person has.
 */
export async function preparePasskey(
  world: Touches<'db' | 'clock' | 'lab'>,
  person: Person,
  sessionId: string,
): Promise<Outcome<PublicKeyCredentialCreationOptionsJSON, 'too-many'>> {
  const at = world.clock.now()
  const own = await world.db.select().from(passkeys).where(eq(passkeys.personId, person.id))
  if (own.length >= mostPasskeys) return refuse('too-many')
  const { generateRegistrationOptions } = await webauthn()
  const question = await generateRegistrationOptions({
    rpName: world.lab.name,
    rpID: partyOf(world.lab).expectedRPID,
    userID: new Uint8Array(Buffer.from(person.id)),
    userName: person.email,
    userDisplayName: person.name,
    attestationType: 'none',
    excludeCredentials: own.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
    timeout: challengeLivesMs,
  })
  await world.db.transaction((tx) => keepChallenge(tx, question.challenge, { sessionId, purpose: 'add', at }))
  return done(question)
}
