import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { parseEmail } from '#app/domain/people/email.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { signatures } from '#db/schema/support.ts'
import { hasAddress, type SignatureAsk } from './signature.ts'

export type SignRefusal = 'not-an-address' | 'has-address'

/**
 * Writes a signature down and sends a letter to its address: nothing counts or shows before it is confirmed from there. Whether
 * the address has signed before is never looked at. Refuses words that carry an address of the web.
 */
export async function signSupport(
  world: Touches<'db' | 'clock' | 'ids'>,
  ask: SignatureAsk,
): Promise<Outcome<{ signatureId: Id<'sig'> }, SignRefusal>> {
  const email = parseEmail(ask.email)
  if (!email) return refuse('not-an-address')
  if ([ask.name, ask.affiliation, ask.words].some((text) => text !== null && hasAddress(text))) {
    return refuse('has-address')
  }
  const at = world.clock.now()
  const signatureId = world.ids.next('sig')
  await world.db.transaction(async (tx) => {
    const { name, affiliation, words } = ask
    const written = { id: signatureId, email: email.toLowerCase(), name, affiliation, words }
    await tx.insert(signatures).values({ ...written, state: 'unconfirmed', signedAt: at })
    await queueLetter(
      tx,
      { ids: world.ids, at },
      { kind: 'signature-to-confirm', to: { email }, subject: { type: 'signature', id: signatureId } },
    )
  })
  return done({ signatureId })
}
