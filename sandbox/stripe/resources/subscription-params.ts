import { createdParams, pageParams } from '../wire/lists.ts'
import {
  either,
  flag,
  integer,
  list,
  metadata,
  oneOf,
  optional,
  type Read,
  shape,
  text,
  unsettable,
} from '../wire/params.ts'
import { recurringParam } from './inline-price.ts'
import { currencyParam } from './money.ts'
import { anchorConfigParam, billingModeParam, trialSettingsParam } from './session-mode-params.ts'

const inlineParam = shape(
  { currency: currencyParam, product: text(), recurring: recurringParam, unit_amount: integer({ min: 0 }) },
  ['tax_behavior', 'unit_amount_decimal'],
)
const itemParam = shape(
  {
    deleted: optional(flag()),
    id: optional(text()),
    metadata: metadata(),
    price: optional(text()),
    price_data: optional(inlineParam),
    quantity: optional(integer({ min: 0 })),
  },
  ['billing_thresholds', 'clear_usage', 'current_trial', 'discounts', 'plan', 'tax_rates', 'trial'],
)
export type ItemAsked = Read<typeof itemParam>

export const prorationParam = optional(oneOf(['always_invoice', 'create_prorations', 'none']))
const paymentSettingsParam = shape({ save_default_payment_method: optional(oneOf(['off', 'on_subscription'])) }, [
  'payment_method_options',
  'payment_method_types',
])
const offSession = either(flag(), oneOf(['one_off', 'recurring']), (raw) => raw === 'true' || raw === 'false')
const elsewhere = [
  'add_invoice_items',
  'application_fee_percent',
  'automatic_tax',
  'billing_schedules',
  'billing_thresholds',
  'days_until_due',
  'default_source',
  'default_tax_rates',
  'discounts',
  'invoice_settings',
  'on_behalf_of',
  'pending_invoice_item_interval',
  'transfer_data',
  'trial_from_plan',
]

export const createSubscriptionParams = shape(
  {
    backdate_start_date: optional(integer()),
    billing_cycle_anchor: optional(integer()),
    billing_cycle_anchor_config: optional(anchorConfigParam),
    billing_mode: optional(billingModeParam),
    cancel_at: optional(integer()),
    cancel_at_period_end: optional(flag()),
    collection_method: optional(oneOf(['charge_automatically'])),
    currency: optional(currencyParam),
    customer: text(),
    default_payment_method: optional(text()),
    description: optional(text({ max: 500 })),
    items: list(itemParam, { max: 20 }),
    metadata: metadata(),
    off_session: optional(offSession),
    payment_behavior: optional(oneOf(['allow_incomplete', 'default_incomplete', 'error_if_incomplete'])),
    payment_settings: optional(paymentSettingsParam),
    proration_behavior: prorationParam,
    trial_end: optional(integer()),
    trial_period_days: optional(integer({ min: 0 })),
    trial_settings: optional(trialSettingsParam),
  },
  [...elsewhere, 'customer_account'],
)

const pauseParam = shape({
  behavior: oneOf(['keep_as_draft', 'mark_uncollectible', 'void']),
  resumes_at: optional(integer()),
})
const cancellationParam = shape(
  {
    comment: optional(unsettable(text())),
    feedback: optional(
      unsettable(
        oneOf([
          'customer_service',
          'low_quality',
          'missing_features',
          'other',
          'switched_service',
          'too_complex',
          'too_expensive',
          'unused',
        ]),
      ),
    ),
  },
  ['feedback_option'],
)

export const updateSubscriptionParams = shape(
  {
    cancel_at: optional(unsettable(integer())),
    cancel_at_period_end: optional(flag()),
    cancellation_details: optional(cancellationParam),
    default_payment_method: optional(unsettable(text())),
    description: optional(unsettable(text({ max: 500 }))),
    items: optional(list(itemParam, { max: 20 })),
    metadata: metadata(),
    off_session: optional(offSession),
    pause_collection: optional(unsettable(pauseParam)),
    payment_behavior: optional(
      oneOf(['allow_incomplete', 'default_incomplete', 'error_if_incomplete', 'pending_if_incomplete']),
    ),
    payment_settings: optional(paymentSettingsParam),
    proration_behavior: prorationParam,
    trial_end: optional(either(oneOf(['now']), integer(), (raw) => raw === 'now')),
  },
  [...elsewhere, 'billing_cycle_anchor', 'collection_method', 'proration_date', 'trial_settings'],
)
export type SubscriptionEdits = Read<typeof updateSubscriptionParams>

export const cancelSubscriptionParams = shape({
  cancellation_details: optional(cancellationParam),
  invoice_now: optional(flag()),
  prorate: optional(flag()),
})

export const listSubscriptionsParams = shape(
  {
    ...pageParams,
    ...createdParams,
    customer: optional(text()),
    price: optional(text()),
    status: optional(
      oneOf([
        'active',
        'all',
        'canceled',
        'ended',
        'incomplete',
        'incomplete_expired',
        'past_due',
        'paused',
        'trialing',
        'unpaid',
      ]),
    ),
    test_clock: optional(text()),
  },
  ['automatic_tax', 'collection_method', 'current_period_end', 'current_period_start', 'customer_account', 'plan'],
)
