import { integer, list, metadata, oneOf, optional, shape, text } from '../wire/params.ts'

export const setupIntentParam = shape({ description: optional(text()), metadata: metadata() }, ['on_behalf_of'])

export const anchorConfigParam = shape({
  day_of_month: integer({ min: 1, max: 31 }),
  hour: optional(integer({ min: 0, max: 23 })),
  minute: optional(integer({ min: 0, max: 59 })),
  month: optional(integer({ min: 1, max: 12 })),
  second: optional(integer({ min: 0, max: 59 })),
})

export const billingModeParam = shape({
  type: oneOf(['classic', 'flexible']),
  flexible: optional(shape({ proration_discounts: optional(oneOf(['included', 'itemized'])) })),
})

export const trialSettingsParam = shape({
  end_behavior: shape({ missing_payment_method: oneOf(['cancel', 'create_invoice', 'pause']) }, [
    'billing_cycle_anchor',
  ]),
})

export const subscriptionParam = shape(
  {
    billing_cycle_anchor: optional(integer()),
    billing_cycle_anchor_config: optional(anchorConfigParam),
    billing_mode: optional(billingModeParam),
    description: optional(text({ max: 500 })),
    metadata: metadata(),
    proration_behavior: optional(oneOf(['create_prorations', 'none'])),
    trial_end: optional(integer()),
    trial_period_days: optional(integer({ min: 1 })),
    trial_settings: optional(trialSettingsParam),
  },
  [
    'application_fee_percent',
    'default_tax_rates',
    'invoice_settings',
    'on_behalf_of',
    'pending_invoice_item_interval',
    'transfer_data',
  ],
)

const permissions = list(oneOf(['balances', 'ownership', 'payment_method', 'transactions']))
const usage = optional(oneOf(['none', 'off_session', 'on_session']))

/** Wishes about single methods. The sandbox reads those that change nothing here, and refuses the rest. */
export const methodOptionsParam = shape({
  card: optional(
    shape(
      {
        request_three_d_secure: optional(oneOf(['any', 'automatic', 'challenge'])),
        setup_future_usage: optional(oneOf(['off_session', 'on_session'])),
      },
      [
        'capture_method',
        'installments',
        'request_extended_authorization',
        'request_incremental_authorization',
        'request_multicapture',
        'request_overcapture',
        'restrictions',
        'statement_descriptor_suffix_kana',
        'statement_descriptor_suffix_kanji',
      ],
    ),
  ),
  link: optional(shape({ setup_future_usage: optional(oneOf(['none', 'off_session'])) }, ['capture_method'])),
  sepa_debit: optional(shape({ setup_future_usage: usage }, ['mandate_options', 'target_date'])),
  us_bank_account: optional(
    shape(
      {
        financial_connections: optional(shape({ permissions: optional(permissions), prefetch: optional(permissions) })),
        setup_future_usage: usage,
        verification_method: optional(oneOf(['automatic', 'instant'])),
      },
      ['target_date'],
    ),
  ),
})

export const consentParam = shape({
  payment_method_reuse_agreement: optional(shape({ position: oneOf(['auto', 'hidden']) })),
  promotions: optional(oneOf(['auto', 'none'])),
  terms_of_service: optional(oneOf(['none', 'required'])),
})

export const savedMethodsParam = shape({
  allow_redisplay_filters: optional(list(oneOf(['always', 'limited', 'unspecified']))),
  payment_method_remove: optional(oneOf(['disabled', 'enabled'])),
  payment_method_save: optional(oneOf(['disabled', 'enabled'])),
})
