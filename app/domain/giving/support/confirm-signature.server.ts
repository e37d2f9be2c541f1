import { and, eq, ne } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { portal } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { signatures } from '#db/schema/support.ts'
import { underLock } from '../under-lock.server.ts'
import { isSignatureKey } from './signature-key.server.ts'

/**
 * Confirms a signature with the key of its letter; it waits for staff then. An earlier one of the same address gives way to it,
 * so that an address signs once and may put its words right. Confirming twice changes nothing.
 */
export async function confirmSignature(
  world: Touches<'db' | 'clock' | 'ids' | 'secrets'>,
  ask: { signatureId: Id<'sig'>; key: string | null },
): Promise<Outcome<undefined, 'no-such-signature'>> {
  const { signatureId } = ask
  if (!isSignatureKey(world, signatureId, ask.key)) return refuse('no-such-signature')
  const [known] = await world.db.select().from(signatures).where(eq(signatures.id, signatureId))
  if (!known) return refuse('no-such-signature')
  return underLock(world, `signature:${known.email}`, async (tx) => {
    const [own] = await tx.select().from(signatures).where(eq(signatures.id, signatureId))
    if (!own) return refuse('no-such-signature')
    if (own.state !== 'unconfirmed') return done()
    const at = world.clock.now()
    await tx.delete(signatures).where(and(eq(signatures.email, own.email), ne(signatures.id, signatureId)))
    await tx.update(signatures).set({ state: 'waiting', confirmedAt: at }).where(eq(signatures.id, signatureId))
    await recordHappening(
      tx,
      { ids: world.ids, at, actor: portal('support-letter') },
      { kind: 'signature-confirmed', subject: { type: 'signature', id: signatureId } },
    )
    return done()
  })
}
