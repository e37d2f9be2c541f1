import { eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { giftBenefits, planBenefits } from '#db/schema/benefits.ts'
import { planTributes } from '#db/schema/tributes.ts'
import { keepTribute } from '../tributes/keep-tribute.server.ts'

/**
 * Gives the first gift of a plan what was asked with the plan: what comes back, and the card about its dedication. They are taken from the plan
 * in the same moment, so that no later gift has them again. Before the gift is booked, under the plan's lock.
 */
export async function bringFirst(
  tx: Tx,
  world: Touches<'clock' | 'ids'>,
  { planId, giftId }: { planId: Id<'pln'>; giftId: Id<'gft'> },
): Promise<void> {
  const [benefit] = await tx.delete(planBenefits).where(eq(planBenefits.planId, planId)).returning()
  if (benefit) {
    const { planId: _planId, ...granted } = benefit
    await tx.insert(giftBenefits).values({ giftId, ...granted })
  }
  const [card] = await tx.delete(planTributes).where(eq(planTributes.planId, planId)).returning()
  if (!card) return
  const { reader, words, signedAs, email, address } = card
  const to = email !== null ? { way: 'email' as const, email } : { way: 'post' as const, address: address ?? '' }
  await keepTribute(tx, world, { giftId, tribute: { reader, words, signedAs, to } })
}
