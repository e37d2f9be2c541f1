import { sweepStripe } from '#app/domain/giving/sweep-stripe.server.ts'
import type { World } from '#app/domain/world.ts'
import { log } from '#app/platform/log.server.ts'

/** Every quarter of an hour: what the webhook missed. Fails, and so is seen and tried again, when anything could not be settled. */
export async function sweepStripeJob(world: World): Promise<void> {
  const { problems, ...swept } = await sweepStripe(world)
  log.info({ event: 'stripe.swept', ...swept, problems: problems.length })
  if (problems.length > 0) throw new Error(`the sweep left ${problems.length} open: ${problems.slice(0, 5).join('; ')}`)
}
