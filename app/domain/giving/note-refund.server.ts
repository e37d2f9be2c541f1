import { and, eq, isNull } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { refunds } from '#db/schema/giving.ts'
import type { RefundSeen } from './payments.ts'

/** Writes down which refund of Stripe's is ours. What it came to is settled from the object itself. */
export async function noteRefund(tx: Tx, { refundId, seen }: { refundId: Id<'rfd'>; seen: RefundSeen }): Promise<void> {
  await tx
    .update(refunds)
    .set({ stripeRefundId: seen.stripeRefundId })
    .where(and(eq(refunds.id, refundId), isNull(refunds.stripeRefundId)))
}

/** Stripe will not refund: nothing moved, and another refund may be asked for. */
export async function noteRefundRefused(
  tx: Tx,
  world: Touches<'clock' | 'ids'>,
  { actor, refundId, because }: { actor: Actor; refundId: Id<'rfd'>; because: string },
): Promise<void> {
  const at = world.clock.now()
  const [failed] = await tx
    .update(refunds)
    .set({ state: 'failed', failureReason: because, settledAt: at })
    .where(and(eq(refunds.id, refundId), eq(refunds.state, 'requested')))
    .returning({ giftId: refunds.giftId })
  if (!failed) return
  await recordHappening(
    tx,
    { ids: world.ids, at, actor },
    { kind: 'refund-refused', subject: { type: 'gift', id: failed.giftId }, after: { refundId } },
  )
}
