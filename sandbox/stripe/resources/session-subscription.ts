import type { SubscriptionAsked } from '../billing/describe-subscription.ts'
import type { LineItem } from '../objects.ts'
import { invalid, NotImplemented } from '../wire/errors.ts'
import { mergeMetadata } from '../wire/metadata.ts'
import type { World } from '../world.ts'
import type { SessionAsked } from './session-params.ts'

const day = 86_400

/** The subscription that a session begins when it is paid; its customer and method are known only then. */
export function subscriptionAsked(world: World, asked: SessionAsked, lines: readonly LineItem[]): SubscriptionAsked {
  const wish = asked.subscription_data
  const recurring = lines.filter((line) => line.price.recurring)
  if (lines.length > 0 && recurring.length === 0)
    throw invalid('You must provide at least one recurring price in `subscription` mode when using prices.', {
      param: 'line_items',
    })
  if (recurring.length < lines.length) throw new NotImplemented('A one-time price beside a recurring one')
  const trialEnd = wish?.trial_period_days
    ? world.clock.seconds() + wish.trial_period_days * day
    : (wish?.trial_end ?? null)
  if (trialEnd !== null && trialEnd < world.clock.seconds() + 2 * day && !wish?.trial_period_days)
    throw invalid('The `trial_end` date has to be at least 2 days in the future.', {
      param: 'subscription_data[trial_end]',
    })
  checkAnchor(world, wish?.billing_cycle_anchor)
  return {
    customer: '',
    method: null,
    currency: lines[0]?.currency ?? 'usd',
    items: recurring.map(({ price, quantity, metadata }) => ({
      price,
      quantity: quantity ?? 1,
      metadata: metadata ?? {},
    })),
    anchor: wish?.billing_cycle_anchor ?? null,
    anchorConfig: wish?.billing_cycle_anchor_config ?? null,
    proration: wish?.proration_behavior ?? 'create_prorations',
    trialEnd,
    metadata: mergeMetadata({}, wish?.metadata),
    description: wish?.description ?? null,
    startDate: null,
    cancelAt: null,
    cancelAtPeriodEnd: false,
    billingMode: wish?.billing_mode?.type ?? 'flexible',
    savesMethod: null,
    whenTrialEndsWithoutMethod: wish?.trial_settings?.end_behavior.missing_payment_method ?? 'create_invoice',
  }
}

function checkAnchor(world: World, anchor: number | undefined): void {
  if (anchor !== undefined && anchor <= world.clock.seconds())
    throw invalid('`billing_cycle_anchor` must be in the future.', { param: 'subscription_data[billing_cycle_anchor]' })
}
