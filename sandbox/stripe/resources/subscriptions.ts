import type { SubscriptionAsked } from '../billing/describe-subscription.ts'
import { startCollecting, startIfPaid } from '../billing/start-subscription.ts'
import { endSubscription } from '../billing/subscriptions.ts'
import type { Subscription } from '../objects.ts'
import { idOf } from '../objects.ts'
import { cardError } from '../payments/declines.ts'
import { invalid, missing } from '../wire/errors.ts'
import { page } from '../wire/lists.ts'
import { mergeMetadata } from '../wire/metadata.ts'
import { type Read, shape } from '../wire/params.ts'
import { route } from '../wire/route.ts'
import type { World } from '../world.ts'
import { requireCustomer } from './customers.ts'
import { itemPrice } from './item-price.ts'
import { attachedMethod, ownMethod } from './own-method.ts'
import {
  cancelSubscriptionParams,
  createSubscriptionParams,
  listSubscriptionsParams,
  updateSubscriptionParams,
} from './subscription-params.ts'
import { changeSubscription } from './update-subscription.ts'

const day = 86_400

export const subscriptionRoutes = [
  route('POST', '/v1/subscriptions', createSubscriptionParams, create),
  route('GET', '/v1/subscriptions', listSubscriptionsParams, (world, input) => {
    const rows = world.store.subscriptions
      .newestFirst()
      .filter((row) => input.customer === undefined || row.customer === input.customer)
      .filter((row) => input.price === undefined || row.items.data.some(({ price }) => price.id === input.price))
      .filter((row) => input.test_clock === undefined || row.test_clock === input.test_clock)
      .filter((row) => hasStatus(row, input.status))
    return page(rows, input, { url: '/v1/subscriptions', kind: 'subscription' })
  }),
  route('GET', '/v1/subscriptions/{subscription}', shape({}), (world, _input, id) => requireSubscription(world, id)),
  route('POST', '/v1/subscriptions/{subscription}', updateSubscriptionParams, (world, input, id) =>
    changeSubscription(world, requireSubscription(world, id), input),
  ),
  route('DELETE', '/v1/subscriptions/{subscription}', cancelSubscriptionParams, cancel),
]

/** Without a wish, what is canceled is left out. */
function hasStatus(row: Subscription, wanted: string | undefined): boolean {
  if (wanted === 'all') return true
  if (wanted === 'ended') return row.status === 'canceled' || row.status === 'incomplete_expired'
  return wanted === undefined ? row.status !== 'canceled' : row.status === wanted
}

function create(world: World, input: Read<typeof createSubscriptionParams>): Subscription {
  const customer = requireCustomer(world, input.customer, { param: 'customer' })
  const items = input.items.map((item, index) => ({
    price: itemPrice(world, item, `items[${index}]`),
    quantity: item.quantity ?? 1,
    metadata: mergeMetadata({}, item.metadata),
  }))
  const [first] = items
  if (!first) throw invalid('Missing required param: items.', { code: 'parameter_missing', param: 'items' })
  checkTimes(world, input)
  const method = input.default_payment_method
    ? attachedMethod(world, {
        named: input.default_payment_method,
        customer: customer.id,
        param: 'default_payment_method',
      })
    : null
  const behavior = input.payment_behavior ?? 'allow_incomplete'
  const isWaiting = behavior === 'default_incomplete'
  const hasMethod = method ?? customer.invoice_settings.default_payment_method
  if (!hasMethod && !isWaiting && trialEndOf(world, input) === null)
    throw invalid('This customer has no attached payment source or default payment method.', {
      code: 'resource_missing',
    })
  const asked = describeWish(world, input, { items, method, currency: first.price.currency })
  if (behavior !== 'error_if_incomplete') return startCollecting(world, asked, isWaiting).subscription
  const started = startIfPaid(world, asked, ownMethod(world, idOf(hasMethod) ?? '', customer.id))
  if ('subscription' in started) return started.subscription
  throw cardError(started)
}

function describeWish(
  world: World,
  input: Read<typeof createSubscriptionParams>,
  known: Pick<SubscriptionAsked, 'items' | 'method' | 'currency'>,
): SubscriptionAsked {
  return {
    ...known,
    customer: input.customer,
    metadata: mergeMetadata({}, input.metadata),
    description: input.description ?? null,
    anchor: input.billing_cycle_anchor ?? null,
    anchorConfig: input.billing_cycle_anchor_config ?? null,
    proration: input.proration_behavior ?? 'create_prorations',
    trialEnd: trialEndOf(world, input),
    startDate: input.backdate_start_date ?? null,
    cancelAt: input.cancel_at ?? null,
    cancelAtPeriodEnd: input.cancel_at_period_end ?? false,
    billingMode: input.billing_mode?.type ?? 'flexible',
    savesMethod: input.payment_settings?.save_default_payment_method ?? null,
    whenTrialEndsWithoutMethod: input.trial_settings?.end_behavior.missing_payment_method ?? 'create_invoice',
  }
}

function trialEndOf(world: World, input: Read<typeof createSubscriptionParams>): number | null {
  if (input.trial_period_days) return world.clock.seconds() + input.trial_period_days * day
  return input.trial_end ?? null
}

function checkTimes(world: World, input: Read<typeof createSubscriptionParams>): void {
  const now = world.clock.seconds()
  if (input.billing_cycle_anchor !== undefined && input.billing_cycle_anchor < now)
    throw invalid('`billing_cycle_anchor` cannot be in the past.', { param: 'billing_cycle_anchor' })
  if (input.backdate_start_date !== undefined && input.backdate_start_date > now)
    throw invalid('`backdate_start_date` cannot be in the future.', { param: 'backdate_start_date' })
  if (input.cancel_at !== undefined && input.cancel_at <= now)
    throw invalid('`cancel_at` must be in the future.', { param: 'cancel_at' })
}

function cancel(world: World, input: Read<typeof cancelSubscriptionParams>, id: string): Subscription {
  const subscription = requireSubscription(world, id)
  if (subscription.status === 'canceled' || subscription.status === 'incomplete_expired')
    throw missing({ kind: 'subscription', id, param: 'id', inAddress: true })
  const { comment, feedback } = input.cancellation_details ?? {}
  return endSubscription(world, subscription, {
    reason: 'cancellation_requested',
    details: { ...(comment === undefined ? {} : { comment }), ...(feedback === undefined ? {} : { feedback }) },
  })
}

export function requireSubscription(world: World, id: string): Subscription {
  const subscription = world.store.subscriptions.get(idOf(id) ?? '')
  if (!subscription) throw missing({ kind: 'subscription', id, param: 'id', inAddress: true })
  return subscription
}
