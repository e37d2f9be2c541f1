import { updateSubscription } from '../billing/subscriptions.ts'
import type { SubscriptionItem } from '../objects.ts'
import { missing, NotImplemented } from '../wire/errors.ts'
import { page, pageParams } from '../wire/lists.ts'
import { integer, metadata, optional, type Read, shape, text } from '../wire/params.ts'
import { route } from '../wire/route.ts'
import type { World } from '../world.ts'
import { prorationParam } from './subscription-params.ts'
import { requireSubscription } from './subscriptions.ts'
import { changeItem } from './update-subscription.ts'

const updateParams = shape(
  {
    metadata: metadata(),
    price: optional(text()),
    proration_behavior: prorationParam,
    quantity: optional(integer({ min: 0 })),
  },
  [
    'billing_thresholds',
    'current_trial',
    'discounts',
    'off_session',
    'payment_behavior',
    'plan',
    'price_data',
    'proration_date',
    'tax_rates',
  ],
)

export const subscriptionItemRoutes = [
  route('GET', '/v1/subscription_items', shape({ ...pageParams, subscription: text() }), (world, input) => {
    const { items } = requireSubscription(world, input.subscription)
    return page([...items.data].reverse(), input, { url: '/v1/subscription_items', kind: 'subscription_item' })
  }),
  route('POST', '/v1/subscription_items/{item}', updateParams, update),
]

function update(world: World, input: Read<typeof updateParams>, id: string): SubscriptionItem {
  const subscription = world.store.subscriptions
    .newestFirst()
    .find((row) => row.items.data.some((item) => item.id === id))
  const item = subscription?.items.data.find((one) => one.id === id)
  if (!subscription || !item) throw missing({ kind: 'subscription_item', id, param: 'item', inAddress: true })
  if (input.price !== undefined && input.proration_behavior !== 'none')
    throw new NotImplemented('A change of price with prorations')
  const changed = changeItem(world, item, { ...input, price_data: undefined, at: 'item' })
  const items = subscription.items.data.map((one) => (one === item ? changed : one))
  updateSubscription(world, subscription, { items: { ...subscription.items, data: items } })
  return changed
}
