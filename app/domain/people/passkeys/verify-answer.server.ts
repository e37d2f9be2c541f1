import type { VerifiedAuthenticationResponse, VerifiedRegistrationResponse } from '@simplewebauthn/server'
import type { Lab } from '#app/domain/world.ts'
import type { AddedAnswer, ProofAnswer } from './answer.ts'

/** What the portal keeps of a key: see the table of passkeys. */
export type KeyKept = { credentialId: string; publicKey: string; counter: number; transports: string[] }

/** Loaded when the first passkey is met: it brings half a second of certificates that no other page needs. */
export const webauthn = () => import('@simplewebauthn/server')

/** Whom a passkey is for: the host of the portal. A device answers no other, so a page that looks like ours gets nothing. */
export function partyOf(lab: Pick<Lab, 'origin'>): { expectedOrigin: string; expectedRPID: string } {
  return { expectedOrigin: lab.origin, expectedRPID: new URL(lab.origin).hostname }
}

/** The new key, when the answer was made on our page for this question; null otherwise. Attestation is not asked for. */
export async function verifyAdded(lab: Pick<Lab, 'origin'>, answer: AddedAnswer): Promise<KeyKept | null> {
  const { challenge, response, ...rest } = answer
  const { verifyRegistrationResponse } = await webauthn()
  const verified = await orNull<VerifiedRegistrationResponse>(() =>
    verifyRegistrationResponse({
      response: { ...rest, response, clientExtensionResults: {} },
      expectedChallenge: challenge,
      requireUserVerification: false,
      ...partyOf(lab),
    }),
  )
  if (!verified?.verified) return null
  const { id, publicKey, counter } = verified.registrationInfo.credential
  // The device signs its own id; only what the answer says of it was held to a length.
  if (id !== rest.id) return null
  return {
    credentialId: id,
    publicKey: Buffer.from(publicKey).toString('base64url'),
    counter,
    transports: response.transports,
  }
}

/** How often the device says it has signed, when the answer was made on our page with this key; null otherwise. */
export async function verifyProof(
  lab: Pick<Lab, 'origin'>,
  answer: ProofAnswer,
  key: Pick<KeyKept, 'credentialId' | 'publicKey'>,
): Promise<{ counter: number } | null> {
  const { challenge, ...response } = answer
  const { verifyAuthenticationResponse } = await webauthn()
  const verified = await orNull<VerifiedAuthenticationResponse>(() =>
    verifyAuthenticationResponse({
      response: { ...response, clientExtensionResults: {} },
      expectedChallenge: challenge,
      requireUserVerification: false,
      // The count is compared by who asks, because one that went back is told to the person.
      credential: {
        id: key.credentialId,
        publicKey: new Uint8Array(Buffer.from(key.publicKey, 'base64url')),
        counter: 0,
      },
      ...partyOf(lab),
    }),
  )
  return verified?.verified ? { counter: verified.authenticationInfo.newCounter } : null
}

/** The library says by throwing that an answer is not right, or no answer at all; all of it comes from outside. */
async function orNull<Verified>(verify: () => Promise<Verified>): Promise<Verified | null> {
  try {
    return await verify()
  } catch (thrown) {
    if (thrown instanceof Error) return null
    throw thrown
  }
}
