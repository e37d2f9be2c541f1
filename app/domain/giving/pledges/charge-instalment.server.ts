import { and, eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { type Day, dayIn } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { pledgeMethods } from '#db/schema/pledge-methods.ts'
import { instalments, pledgePayments } from '#db/schema/pledges.ts'
import type { GiftState } from '../gift.ts'
import { sendOperation } from '../send-operation.server.ts'
import { type SettleWorld, settleGift } from '../settle-gift.server.ts'
import { holdPledge } from './pay-pledge.server.ts'
import { writeOperation, writePayment } from './write-payment.server.ts'

/**
 * Charges an instalment to the saved method while its owner is away: the gift and the key of the charge are written before Stripe
 * is asked, and the instalment is occupied until the charge has ended. Refuses what is not due, settled, occupied by another
 * payment, or without a saved method. Two at once charge once.
 */
export async function chargeInstalment(
  world: SettleWorld,
  actor: Actor,
  instalmentId: Id<'ins'>,
): Promise<Outcome<{ giftId: Id<'gft'>; state: GiftState }, 'not-chargeable'>> {
  const written = await world.db.transaction(async (tx) => {
    const pledge = await holdPledge(tx, instalmentId)
    const [part] = await tx.select().from(instalments).where(eq(instalments.id, instalmentId))
    const today = dayIn(world.lab.timeZone, world.clock.now())
    if (!part || pledge.state !== 'active' || !isDue(part, today)) return null
    const [method] = await tx
      .select()
      .from(pledgeMethods)
      .where(and(eq(pledgeMethods.pledgeId, pledge.id), eq(pledgeMethods.state, 'saved')))
    if (!method?.stripeCustomerId || !method.stripePaymentMethodId || method.channel !== pledge.method) return null
    const { giftId, attempt, amount } = await writePayment(tx, world, { pledge, part, channel: method.channel })
    const params = world.payments.prepareCharge({
      giftId,
      instalmentId,
      attempt,
      channel: method.channel,
      customerId: method.stripeCustomerId,
      paymentMethodId: method.stripePaymentMethodId,
      amount,
      labName: world.lab.name,
    })
    const endpoint = 'payment_intents.create'
    const key = await writeOperation(tx, world, { name: 'charge', endpoint, subjectId: giftId, params })
    await recordHappening(
      tx,
      { ids: world.ids, at: world.clock.now(), actor },
      { kind: 'instalment-charged', subject: { type: 'pledge', id: pledge.id }, after: { giftId, amount, attempt } },
    )
    return { giftId, key }
  })
  if (!written) return refuse('not-chargeable')
  await sendOperation(world, actor, written.key)
  const settled = await settleGift(world, actor, written.giftId)
  return done({ giftId: written.giftId, state: settled.ok ? settled.value.state : 'started' })
}

/** The customer whose method a charge was made to: where a charge is looked for whose answer was lost. */
export async function readCustomerOfCharge(reads: Reads, giftId: Id<'gft'>): Promise<string | null> {
  const [row] = await reads
    .select({ customerId: pledgeMethods.stripeCustomerId })
    .from(pledgePayments)
    .innerJoin(instalments, eq(instalments.id, pledgePayments.instalmentId))
    .innerJoin(pledgeMethods, eq(pledgeMethods.pledgeId, instalments.pledgeId))
    .where(and(eq(pledgePayments.giftId, giftId), eq(pledgeMethods.state, 'saved')))
  return row?.customerId ?? null
}

function isDue(part: typeof instalments.$inferSelect, today: Day): boolean {
  const isOpen = part.state === 'scheduled' || part.state === 'partly'
  return isOpen && part.waitsFor === null && (part.chargeOn ?? part.dueOn) <= today
}
