import { eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { stripeOperations } from '#db/schema/stripe.ts'

type End = { state: 'done' | 'failed'; responseId?: string; failure?: string }

/** Writes down how an operation ended whose own answer never came. */
export async function endOperation(
  world: Touches<'db' | 'clock'>,
  operation: { key: string },
  end: End,
): Promise<End['state']> {
  await world.db
    .update(stripeOperations)
    .set({ ...end, settledAt: world.clock.now() })
    .where(eq(stripeOperations.key, operation.key))
  return end.state
}
