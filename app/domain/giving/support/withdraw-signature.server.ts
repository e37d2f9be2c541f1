import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { portal } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { signatures } from '#db/schema/support.ts'
import { isSignatureKey } from './signature-key.server.ts'

/** Takes a signature back with the key of its letter: its name, address and words are gone with it. */
export async function withdrawSignature(
  world: Touches<'db' | 'clock' | 'ids' | 'secrets'>,
  ask: { signatureId: Id<'sig'>; key: string | null },
): Promise<Outcome<undefined, 'no-such-signature'>> {
  const { signatureId } = ask
  if (!isSignatureKey(world, signatureId, ask.key)) return refuse('no-such-signature')
  return world.db.transaction(async (tx) => {
    const [gone] = await tx.delete(signatures).where(eq(signatures.id, signatureId)).returning({ id: signatures.id })
    if (!gone) return refuse('no-such-signature')
    await recordHappening(
      tx,
      { ids: world.ids, at: world.clock.now(), actor: portal('support-letter') },
      { kind: 'signature-withdrawn', subject: { type: 'signature', id: signatureId } },
    )
    return done()
  })
}
