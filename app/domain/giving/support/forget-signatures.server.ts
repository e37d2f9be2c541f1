import { and, eq, lt } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { signatures } from '#db/schema/support.ts'

const waitsForMs = 14 * 86_400_000

/** Removes signatures nobody confirmed within a fortnight: an address somebody else typed is not kept. */
export async function forgetSignatures(world: Touches<'db' | 'clock'>): Promise<{ signatures: number }> {
  const before = new Date(world.clock.now().getTime() - waitsForMs)
  const gone = await world.db
    .delete(signatures)
    .where(and(eq(signatures.state, 'unconfirmed'), lt(signatures.signedAt, before)))
  return { signatures: gone.count }
}
