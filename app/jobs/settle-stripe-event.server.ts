import type { JobPayloads } from '#app/domain/activity/job.ts'
import { settleStripeEvent } from '#app/domain/giving/settle-stripe-event.server.ts'
import type { World } from '#app/domain/world.ts'
import { log } from '#app/platform/log.server.ts'

/** Works off one event of Stripe's. It throws when Stripe does not answer, and is tried again. */
export async function settleStripeEventJob(
  world: World,
  { eventId }: JobPayloads['settle-stripe-event'],
): Promise<void> {
  const outcome = await settleStripeEvent(world, eventId)
  log.info({ event: 'stripe.settled', id: eventId, came: outcome.ok ? outcome.value.outcome : outcome.refused })
}
