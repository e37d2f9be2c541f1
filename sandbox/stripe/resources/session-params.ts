import { paymentMethodTypes, typesGone } from '../payments/offered-types.ts'
import { createdParams, pageParams } from '../wire/lists.ts'
import { flag, integer, list, metadata, oneOf, optional, type Read, shape, text } from '../wire/params.ts'
import { inlinePriceParam } from './inline-price.ts'
import { locales } from './locales.ts'
import { currencyParam } from './money.ts'
import {
  consentParam,
  methodOptionsParam,
  savedMethodsParam,
  setupIntentParam,
  subscriptionParam,
} from './session-mode-params.ts'

const lineParam = shape(
  {
    price: optional(text()),
    price_data: optional(inlinePriceParam),
    quantity: optional(integer({ min: 0 })),
    metadata: metadata(),
  },
  ['adjustable_quantity', 'dynamic_tax_rates', 'tax_rates'],
)
export type LineAsked = Read<typeof lineParam>

const intentParam = shape(
  {
    capture_method: optional(oneOf(['automatic', 'automatic_async', 'manual'])),
    description: optional(text()),
    metadata: metadata(),
    receipt_email: optional(text()),
    setup_future_usage: optional(oneOf(['off_session', 'on_session'])),
    statement_descriptor: optional(text({ max: 22 })),
    statement_descriptor_suffix: optional(text({ max: 22 })),
  },
  ['application_fee_amount', 'on_behalf_of', 'shipping', 'transfer_data', 'transfer_group'],
)
const message = optional(shape({ message: text({ max: 1200 }) }))

export const createSessionParams = shape(
  {
    adaptive_pricing: optional(shape({ enabled: optional(flag()) })),
    allowed_payment_method_types: optional(list(oneOf(paymentMethodTypes))),
    billing_address_collection: optional(oneOf(['auto', 'required'])),
    cancel_url: optional(text()),
    client_reference_id: optional(text({ max: 200 })),
    currency: optional(currencyParam),
    custom_text: optional(
      shape({
        submit: message,
        after_submit: message,
        shipping_address: message,
        terms_of_service_acceptance: message,
      }),
    ),
    customer: optional(text()),
    customer_creation: optional(oneOf(['always', 'if_required'])),
    customer_email: optional(text({ max: 800 })),
    expires_at: optional(integer()),
    line_items: optional(list(lineParam)),
    locale: optional(oneOf(locales)),
    metadata: metadata(),
    mode: oneOf(['payment', 'setup', 'subscription']),
    payment_intent_data: optional(intentParam),
    setup_intent_data: optional(setupIntentParam),
    subscription_data: optional(subscriptionParam),
    payment_method_collection: optional(oneOf(['always', 'if_required'])),
    payment_method_options: optional(methodOptionsParam),
    consent_collection: optional(consentParam),
    saved_payment_method_options: optional(savedMethodsParam),
    payment_method_types: typesGone(),
    phone_number_collection: optional(shape({ enabled: flag() })),
    submit_type: optional(oneOf(['auto', 'book', 'donate', 'pay', 'subscribe'])),
    success_url: optional(text()),
    ui_mode: optional(oneOf(['hosted_page', 'embedded_page', 'elements', 'form'])),
  },
  [
    'after_expiration',
    'allow_promotion_codes',
    'automatic_tax',
    'branding_settings',
    'custom_fields',
    'customer_account',
    'customer_update',
    'discounts',
    'excluded_payment_method_types',
    'integration_identifier',
    'invoice_creation',
    'managed_payments',
    'name_collection',
    'optional_items',
    'origin_context',
    'payment_method_configuration',
    'payment_method_data',
    'permissions',
    'redirect_on_completion',
    'return_url',
    'shipping_address_collection',
    'shipping_options',
    'tax_id_collection',
    'wallet_options',
  ],
)
export type SessionAsked = Read<typeof createSessionParams>

export const listSessionsParams = shape(
  {
    ...pageParams,
    ...createdParams,
    customer: optional(text()),
    customer_details: optional(shape({ email: text() })),
    payment_intent: optional(text()),
    subscription: optional(text()),
    status: optional(oneOf(['complete', 'expired', 'open'])),
  },
  ['customer_account', 'payment_link'],
)
