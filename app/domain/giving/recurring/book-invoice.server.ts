import { createHash } from 'node:crypto'
import { desc, eq } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, cents } from '#app/units/money.ts'
import type { Tx } from '#db/client.server.ts'
import { giftSplits, gifts } from '#db/schema/giving.ts'
import { planChanges } from '#db/schema/recurring.ts'
import { arrivalOfCharge } from '../arrival.ts'
import { bookGift } from '../book-gift.server.ts'
import type { SettleWorld } from '../settle-gift.server.ts'
import { bringFirst } from './bring-first.server.ts'
import type { InvoiceSeen } from './plan-payments.ts'
import type { Plan } from './settle-plan.server.ts'

/**
 * Makes a paid invoice a gift and books it, in the caller's transaction. The invoice's id is the gift's intent: even without the
 * lock the database would refuse a second one.
 */
export async function bookInvoice(
  tx: Tx,
  world: SettleWorld,
  { actor, plan, seen }: { actor: Actor; plan: Plan; seen: InvoiceSeen },
): Promise<Id<'gft'>> {
  const { charge } = seen
  if (!charge) throw new Error(`invoice ${seen.invoiceId} is paid without a charge`)
  if (charge.amount !== seen.amount || charge.currency !== 'usd')
    throw new Error(`invoice ${seen.invoiceId} was paid with another sum than it says`)
  const parts = await partsOf(tx, plan, seen.amount)
  const intentId = `invoice:${seen.invoiceId}`
  const [gift] = await tx
    .insert(gifts)
    .values({
      id: world.ids.next('gft'),
      intentId,
      intentHash: createHash('sha256').update(intentId).digest('hex'),
      donorId: plan.donorId,
      campaignId: plan.campaignId,
      channel: plan.channel,
      state: 'started',
      giverName: plan.giverName,
      giverEmail: plan.giverEmail,
      ...parts,
      gross: seen.amount,
      isAnonymous: plan.isAnonymous,
      publicName: plan.publicName,
      note: null,
      dedicationKind: plan.dedicationKind,
      dedicationName: plan.dedicationName,
      createdAt: world.clock.now(),
    })
    .returning()
  if (!gift) throw new Error(`invoice ${seen.invoiceId} made no gift`)
  await tx.insert(giftSplits).values({ giftId: gift.id, fundId: plan.fundId, amount: gift.gross })
  await bringFirst(tx, world, { planId: plan.id, giftId: gift.id })
  const { paymentIntentId, customerId } = seen
  const arrival = arrivalOfCharge(world.lab.timeZone, { at: world.clock.now(), charge, paymentIntentId, customerId })
  await bookGift(tx, world, { actor, gift, arrival })
  return gift.id
}

/** How much of a charge is the gift and how much covers the fee: as the plan says now, or said when this sum was agreed. */
async function partsOf(tx: Tx, plan: Plan, amount: Cents): Promise<{ giftAmount: Cents; feeCover: Cents }> {
  if (amount === plan.gross) return { giftAmount: plan.giftAmount, feeCover: plan.feeCover }
  const changes = await tx
    .select({ giftAmount: planChanges.giftAmount, feeCover: planChanges.feeCover })
    .from(planChanges)
    .where(eq(planChanges.planId, plan.id))
    .orderBy(desc(planChanges.id))
  const agreed = changes.find((change) => change.giftAmount + change.feeCover === amount)
  return agreed ?? { giftAmount: amount, feeCover: cents(0n) }
}
