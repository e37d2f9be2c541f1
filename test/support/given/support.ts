import { confirmSignature } from '#app/domain/giving/support/confirm-signature.server.ts'
import { signSupport } from '#app/domain/giving/support/sign-support.server.ts'
import type { SignatureAsk } from '#app/domain/giving/support/signature.ts'
import { signatureUrl } from '#app/domain/giving/support/signature-key.server.ts'
import type { Id } from '#app/units/id.ts'
import { made } from '#test/support/given/people.ts'
import type { TestWorld } from '#test/support/world.ts'

export function signatureAsk(words: Partial<SignatureAsk> = {}): SignatureAsk {
  return { name: 'Grace Hopper', email: 'grace@example.org', affiliation: 'Vassar College', words: null, ...words }
}

/** The key in the letter about a signature. */
export function signatureKey(world: TestWorld, signatureId: Id<'sig'>): string {
  return new URL(signatureUrl(world, signatureId)).searchParams.get('key') ?? ''
}

/** A signature confirmed from its mailbox. */
export async function givenSignature(world: TestWorld, words: Partial<SignatureAsk> = {}): Promise<Id<'sig'>> {
  const { signatureId } = made(await signSupport(world, signatureAsk(words)))
  made(await confirmSignature(world, { signatureId, key: signatureKey(world, signatureId) }))
  return signatureId
}
