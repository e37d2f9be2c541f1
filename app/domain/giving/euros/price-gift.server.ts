import { eq } from 'drizzle-orm'
import { type EuroCents, euroCents } from '#app/units/euros.ts'
import type { Tx } from '#db/client.server.ts'
import { giftSplits, gifts } from '#db/schema/giving.ts'
import type { BalanceLine, ChargeSeen } from '../payments.ts'

type Gift = typeof gifts.$inferSelect

/**
 * Gives a gift in euros its dollars, in the caller's transaction and before it is booked: what Stripe's own line says that came, at the rate
 * it names, all for its one fund. What was paid becomes what was given. Answers the gift as it is then.
 */
export async function priceGift(
  tx: Tx,
  { gift, paid, line }: { gift: Gift; paid: EuroCents; line: BalanceLine },
): Promise<Gift> {
  if (line.currency !== 'usd' || line.amount <= 0n) throw new Error(`line ${line.lineId} says no dollars`)
  const [priced] = await tx
    .update(gifts)
    .set({ euros: paid, gross: line.amount, giftAmount: line.amount, euroRate: line.exchangeRate ?? '1' })
    .where(eq(gifts.id, gift.id))
    .returning()
  const splits = await tx
    .update(giftSplits)
    .set({ amount: line.amount })
    .where(eq(giftSplits.giftId, gift.id))
    .returning({ fundId: giftSplits.fundId })
  if (!priced || splits.length !== 1) throw new Error(`gift ${gift.id} in euros is not for one fund`)
  return priced
}

/** The euros of a charge, and Stripe's line of dollars for it; null while the line is not there, or for a gift in dollars. */
export function eurosOf(gift: Gift, charge: ChargeSeen): { paid: EuroCents; line: BalanceLine } | null {
  const { amount, balanceLine: line } = charge
  return gift.euros !== null && line ? { paid: euroCents(amount), line } : null
}
