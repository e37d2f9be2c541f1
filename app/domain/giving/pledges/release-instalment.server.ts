import { and, eq, sql } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { gifts } from '#db/schema/giving.ts'
import { instalments, pledgePayments } from '#db/schema/pledges.ts'
import { afterFailure } from './failure.ts'
import { holdPledge } from './pay-pledge.server.ts'

/**
 * Frees the instalment of a payment that came to nothing, in the transaction that notes it: tried again after a pause, or left to
 * the giver, another method or staff, with a letter. A page left unpaid changes nothing else. Does nothing for other gifts.
 */
export async function releaseInstalment(
  tx: Tx,
  world: Touches<'clock' | 'ids' | 'lab'>,
  { actor, giftId, failure }: { actor: Actor; giftId: Id<'gft'>; failure: string | null },
): Promise<void> {
  const [meant] = await tx
    .select()
    .from(pledgePayments)
    .where(and(eq(pledgePayments.giftId, giftId), eq(pledgePayments.isOpen, true)))
  if (!meant) return
  const pledge = await holdPledge(tx, meant.instalmentId)
  await tx.update(pledgePayments).set({ isOpen: false }).where(eq(pledgePayments.giftId, giftId))
  if (meant.attempt === null) return
  const [part] = await tx
    .update(instalments)
    .set({ state: sql`case when ${instalments.paid} > 0 then 'partly' else 'scheduled' end` as never })
    .where(and(eq(instalments.id, meant.instalmentId), eq(instalments.state, 'processing')))
    .returning()
  const [gift] = await tx.select({ sessionId: gifts.stripeSessionId }).from(gifts).where(eq(gifts.id, giftId))
  if (!part || gift?.sessionId) return
  const at = world.clock.now()
  const today = dayIn(world.lab.timeZone, at)
  const next = afterFailure(failure ?? '', { failures: part.failures, today })
  await tx
    .update(instalments)
    .set('tryOn' in next ? { chargeOn: next.tryOn, failures: part.failures + 1 } : { waitsFor: next.waitsFor })
    .where(eq(instalments.id, part.id))
  const by = { ids: world.ids, at, actor }
  if ('waitsFor' in next) {
    await queueLetter(tx, by, {
      kind: 'instalment-unpaid',
      to: { email: pledge.giverEmail },
      subject: { type: 'gift', id: giftId },
      enclosed: { instalmentId: part.id, because: next.waitsFor },
    })
  }
  await recordHappening(tx, by, {
    kind: 'instalment-unpaid',
    subject: { type: 'pledge', id: pledge.id },
    after: { part: part.place, ...next },
  })
}
