import { eq } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { planInvoices } from '#db/schema/recurring.ts'
import { settleInvoice } from './recurring/settle-invoice.server.ts'
import { type Hint, type SettleWorld, settleGift } from './settle-gift.server.ts'

/** Brings a gift to what Stripe says of its charge now, whichever way the charge was made: an invoice of a plan, or a page. */
export async function settleCharged(
  world: SettleWorld,
  actor: Actor,
  giftId: Id<'gft'>,
  hint: Hint = {},
): Promise<void> {
  const [invoice] = await world.db
    .select({ id: planInvoices.id })
    .from(planInvoices)
    .where(eq(planInvoices.giftId, giftId))
  if (invoice) await settleInvoice(world, actor, invoice.id)
  else await settleGift(world, actor, giftId, hint)
}
