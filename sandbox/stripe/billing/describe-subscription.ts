import type { Metadata, Plan, Price, Subscription, SubscriptionItem } from '../objects.ts'
import { idOf } from '../objects.ts'
import type { World } from '../world.ts'
import type { Period } from './calendar.ts'
import type { FirstPeriod, ItemAsked, StartAsked } from './first-period.ts'

export interface SubscriptionAsked extends StartAsked {
  customer: string
  currency: string
  metadata: Metadata
  description: string | null
  method: string | null
  startDate: number | null
  cancelAt: number | null
  cancelAtPeriodEnd: boolean
  billingMode: 'classic' | 'flexible'
  savesMethod: 'off' | 'on_subscription' | null
  whenTrialEndsWithoutMethod: 'cancel' | 'create_invoice' | 'pause'
}

/** A subscription as it begins, not yet stored. */
export function describeSubscription(world: World, asked: SubscriptionAsked, first: FirstPeriod): Subscription {
  const id = world.ids.next('sub_')
  const now = world.clock.seconds()
  const items = asked.items.map((item) => describeItem(world, { subscription: id, item, period: first.period }))
  const cancelAt = asked.cancelAt ?? (asked.cancelAtPeriodEnd ? first.period.end : null)
  return {
    id,
    object: 'subscription',
    ...empty,
    billing_cycle_anchor: first.anchor,
    billing_cycle_anchor_config: asked.anchorConfig
      ? {
          day_of_month: asked.anchorConfig.day_of_month,
          hour: asked.anchorConfig.hour ?? null,
          minute: asked.anchorConfig.minute ?? null,
          month: asked.anchorConfig.month ?? null,
          second: asked.anchorConfig.second ?? null,
        }
      : null,
    billing_mode:
      asked.billingMode === 'flexible'
        ? { type: 'flexible', flexible: { proration_discounts: 'included' }, updated_at: now }
        : { type: 'classic', flexible: null },
    cancel_at: cancelAt,
    cancel_at_period_end: asked.cancelAtPeriodEnd,
    canceled_at: cancelAt === null ? null : now,
    created: now,
    currency: asked.currency,
    customer: asked.customer,
    default_payment_method: asked.method,
    description: asked.description,
    items: { object: 'list', data: items, has_more: false, url: `/v1/subscription_items?subscription=${id}` },
    metadata: asked.metadata,
    payment_settings: {
      payment_method_options: null,
      payment_method_types: null,
      save_default_payment_method: asked.savesMethod ?? 'off',
    },
    start_date: asked.startDate ?? now,
    status: first.trialEnd === null ? 'incomplete' : 'trialing',
    test_clock: idOf(world.store.customers.get(asked.customer)?.test_clock),
    trial_end: first.trialEnd,
    trial_settings: {
      end_behavior: { billing_cycle_anchor: null, missing_payment_method: asked.whenTrialEndsWithoutMethod },
    },
    trial_start: first.trialEnd === null ? null : now,
  }
}

/** What a subscription leaves empty or always says the same here. */
const empty = {
  application: null,
  application_fee_percent: null,
  automatic_tax: { disabled_reason: null, enabled: false, liability: null },
  billing_schedules: [],
  billing_thresholds: null,
  cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
  collection_method: 'charge_automatically',
  customer_account: null,
  days_until_due: null,
  default_source: null,
  default_tax_rates: [],
  discounts: [],
  ended_at: null,
  invoice_settings: {
    account_tax_ids: null,
    custom_fields: null,
    description: null,
    footer: null,
    issuer: { type: 'self' },
  },
  latest_invoice: null,
  livemode: false,
  managed_payments: null,
  next_pending_invoice_item_invoice: null,
  on_behalf_of: null,
  pause_collection: null,
  pending_invoice_item_interval: null,
  pending_setup_intent: null,
  pending_update: null,
  schedule: null,
  transfer_data: null,
} satisfies Partial<Subscription>

export function describeItem(
  world: World,
  known: { subscription: string; item: ItemAsked; period: Period },
): SubscriptionItem {
  const { price, quantity, metadata } = known.item
  return {
    id: world.ids.next('si_'),
    object: 'subscription_item',
    billing_thresholds: null,
    created: world.clock.seconds(),
    current_period_end: known.period.end,
    current_period_start: known.period.start,
    current_trial: null,
    discounts: [],
    metadata,
    plan: planOf(price),
    price,
    quantity,
    subscription: known.subscription,
    tax_rates: [],
  }
}

/** The older name of a recurring price, which items still carry beside it. */
export function planOf(price: Price): Plan {
  return {
    id: price.id,
    object: 'plan',
    active: price.active,
    amount: price.unit_amount,
    amount_decimal: price.unit_amount_decimal,
    billing_scheme: 'per_unit',
    created: price.created,
    currency: price.currency,
    interval: price.recurring?.interval ?? 'month',
    interval_count: price.recurring?.interval_count ?? 1,
    livemode: false,
    metadata: price.metadata,
    meter: null,
    nickname: price.nickname,
    product: typeof price.product === 'string' ? price.product : price.product.id,
    tiers_mode: null,
    transform_usage: null,
    trial_period_days: null,
    usage_type: 'licensed',
  }
}
