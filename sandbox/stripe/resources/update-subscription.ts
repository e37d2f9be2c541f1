import { rhythmOf } from '../billing/calendar.ts'
import { describeItem, planOf } from '../billing/describe-subscription.ts'
import { renewSubscription } from '../billing/renew.ts'
import { periodOf, planAhead, updateSubscription } from '../billing/subscriptions.ts'
import type { Subscription, SubscriptionItem } from '../objects.ts'
import { invalid, NotImplemented } from '../wire/errors.ts'
import { mergeMetadata } from '../wire/metadata.ts'
import type { World } from '../world.ts'
import { itemPrice } from './item-price.ts'
import { attachedMethod } from './own-method.ts'
import type { ItemAsked, SubscriptionEdits } from './subscription-params.ts'

/** Changes a subscription: amount from the next cycle, method, pause, end or its undoing. */
export function changeSubscription(world: World, before: Subscription, input: SubscriptionEdits): Subscription {
  if (before.status === 'canceled' || before.status === 'incomplete_expired') return changeEnded(world, before, input)
  const change: Partial<Subscription> = { ...plainChanges(world, before, input), ...ending(world, before, input) }
  if (input.items) change.items = { ...before.items, data: changeItems(world, before, input.items) }
  if (input.items && input.proration_behavior !== 'none' && isDearer(before, change))
    throw new NotImplemented('A change of price with prorations')
  if (input.pause_collection !== undefined)
    change.pause_collection = input.pause_collection && {
      behavior: input.pause_collection.behavior,
      resumes_at: input.pause_collection.resumes_at ?? null,
    }
  const after = updateSubscription(world, before, change)
  planAhead(world, after)
  return input.trial_end === undefined ? after : moveTrialEnd(world, after, input.trial_end)
}

function isDearer(before: Subscription, { items }: Partial<Subscription>): boolean {
  const cost = (list: Subscription['items'] | undefined) =>
    (list?.data ?? []).reduce((sum, item) => sum + (item.price.unit_amount ?? 0) * (item.quantity ?? 1), 0)
  return cost(before.items) !== cost(items)
}

function changeEnded(world: World, before: Subscription, input: SubscriptionEdits): Subscription {
  if (Object.keys(input).some((key) => key !== 'metadata' && key !== 'cancellation_details'))
    throw invalid('A canceled subscription can only update its cancellation_details and metadata.')
  return updateSubscription(world, before, { metadata: mergeMetadata(before.metadata, input.metadata) })
}

function plainChanges(world: World, before: Subscription, input: SubscriptionEdits): Partial<Subscription> {
  const change: Partial<Subscription> = { metadata: mergeMetadata(before.metadata, input.metadata) }
  if (input.description !== undefined) change.description = input.description
  if (input.default_payment_method !== undefined)
    change.default_payment_method =
      input.default_payment_method === null
        ? null
        : attachedMethod(world, {
            named: input.default_payment_method,
            customer: String(before.customer),
            param: 'default_payment_method',
          })
  const saves = input.payment_settings?.save_default_payment_method
  if (saves && before.payment_settings)
    change.payment_settings = { ...before.payment_settings, save_default_payment_method: saves }
  const details = before.cancellation_details
  if (input.cancellation_details && details)
    change.cancellation_details = {
      ...details,
      comment: input.cancellation_details.comment ?? details.comment,
      feedback: input.cancellation_details.feedback ?? details.feedback,
    }
  return change
}

/** An end is asked for, moved or taken back. */
function ending(world: World, before: Subscription, input: SubscriptionEdits): Partial<Subscription> {
  if (input.cancel_at_period_end !== undefined && input.cancel_at)
    throw invalid('You may only specify one of these parameters: cancel_at, cancel_at_period_end.', {
      param: 'cancel_at',
    })
  const now = world.clock.seconds()
  if (input.cancel_at_period_end === true) return end(before, { at: periodOf(before).end, now, isPeriodEnd: true })
  if (input.cancel_at) return end(before, { at: input.cancel_at, now, isPeriodEnd: false })
  if (input.cancel_at_period_end === undefined && input.cancel_at === undefined) return {}
  const kept = input.cancellation_details
  return {
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: {
      comment: kept?.comment ?? null,
      feedback: kept?.feedback ?? null,
      feedback_option: null,
      reason: null,
    },
  }
}

function end(
  before: Subscription,
  { at, now, isPeriodEnd }: { at: number; now: number; isPeriodEnd: boolean },
): Partial<Subscription> {
  const details = before.cancellation_details ?? { comment: null, feedback: null, feedback_option: null, reason: null }
  return {
    cancel_at: at,
    cancel_at_period_end: isPeriodEnd,
    canceled_at: now,
    cancellation_details: { ...details, reason: 'cancellation_requested' },
  }
}

/** Items named by id change; those without an id are added, which is how people come to pay twice. */
function changeItems(world: World, subscription: Subscription, asked: readonly ItemAsked[]): SubscriptionItem[] {
  let items = [...subscription.items.data]
  asked.forEach((wish, index) => {
    const at = `items[${index}]`
    const known = items.find((item) => item.id === wish.id)
    if (wish.id !== undefined && !known)
      throw invalid(`No such subscription_item: '${wish.id}'`, { code: 'resource_missing', param: `${at}[id]` })
    if (known && wish.deleted) items = items.filter((item) => item !== known)
    else if (known) items = items.map((item) => (item === known ? changeItem(world, item, { ...wish, at }) : item))
    else items = [...items, addItem(world, subscription, { ...wish, at })]
  })
  if (items.length === 0) throw invalid('A subscription must have at least one active item.', { param: 'items' })
  return items
}

export function changeItem(
  world: World,
  item: SubscriptionItem,
  wish: Pick<ItemAsked, 'price' | 'price_data' | 'quantity' | 'metadata'> & { at: string },
): SubscriptionItem {
  const hasPrice = wish.price !== undefined || wish.price_data !== undefined
  const price = hasPrice ? itemPrice(world, wish, wish.at) : item.price
  const [was, is] = [rhythmOf(item.price), rhythmOf(price)]
  if (was.interval !== is.interval || was.count !== is.count) throw new NotImplemented('A change of interval')
  if (price.currency !== item.price.currency)
    throw invalid('The currency of a subscription cannot change.', { param: `${wish.at}[price]` })
  return {
    ...item,
    price,
    plan: planOf(price),
    quantity: wish.quantity ?? item.quantity ?? 1,
    metadata: mergeMetadata(item.metadata, wish.metadata),
  }
}

function addItem(world: World, subscription: Subscription, wish: ItemAsked & { at: string }): SubscriptionItem {
  const price = itemPrice(world, wish, wish.at)
  const item = { price, quantity: wish.quantity ?? 1, metadata: mergeMetadata({}, wish.metadata) }
  return describeItem(world, { subscription: subscription.id, item, period: periodOf(subscription) })
}

/** A trial ends now, or another day: billing then begins. */
function moveTrialEnd(world: World, subscription: Subscription, at: number | 'now'): Subscription {
  if (subscription.status !== 'trialing') throw new NotImplemented('trial_end on a subscription that is not on trial')
  const until = at === 'now' ? world.clock.seconds() : at
  const items = subscription.items.data.map((item) => ({ ...item, current_period_end: until }))
  const memory = world.store.subscriptionMemory.get(subscription.id)
  if (memory) world.store.subscriptionMemory.put({ ...memory, anchorDay: new Date(until * 1000).getUTCDate() })
  const moved = updateSubscription(world, subscription, {
    trial_end: until,
    billing_cycle_anchor: until,
    items: { ...subscription.items, data: items },
  })
  planAhead(world, moved)
  if (at === 'now') renewSubscription(world, moved.id)
  return world.store.subscriptions.get(moved.id) ?? moved
}
