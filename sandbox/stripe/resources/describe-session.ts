import type { Session } from '../objects.ts'
import { mergeMetadata } from '../wire/metadata.ts'
import type { World } from '../world.ts'
import type { SessionAsked } from './session-params.ts'

export interface Worked {
  /** What is due now; null when nothing is to be paid by its nature. */
  amount: number | null
  currency: string | null
  expiresAt: number
  types: string[]
  setupIntent: string | null
}

/** A Checkout session as it opens, not yet stored. */
export function describeSession(world: World, asked: SessionAsked, worked: Worked): Session {
  const id = world.ids.next('cs_test_')
  return {
    id,
    object: 'checkout.session',
    ...absent,
    adaptive_pricing: { enabled: asked.adaptive_pricing?.enabled ?? false },
    allowed_payment_method_types: asked.allowed_payment_method_types ?? null,
    amount_subtotal: worked.amount,
    amount_total: worked.amount,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: asked.billing_address_collection ?? null,
    cancel_url: asked.cancel_url ?? null,
    client_reference_id: asked.client_reference_id ?? null,
    created: world.clock.seconds(),
    currency: worked.currency,
    custom_text: {
      after_submit: asked.custom_text?.after_submit ?? null,
      shipping_address: asked.custom_text?.shipping_address ?? null,
      submit: asked.custom_text?.submit ?? null,
      terms_of_service_acceptance: asked.custom_text?.terms_of_service_acceptance ?? null,
    },
    customer: asked.customer ?? null,
    customer_creation: creationOf(asked),
    customer_details: null,
    customer_email: asked.customer_email ?? null,
    expires_at: worked.expiresAt,
    locale: asked.locale ?? null,
    metadata: mergeMetadata({}, asked.metadata),
    mode: asked.mode,
    invoice_creation: asked.mode === 'payment' ? noInvoice : null,
    consent_collection: describeConsent(asked),
    payment_method_collection:
      asked.payment_method_collection ?? (asked.mode === 'subscription' ? 'always' : 'if_required'),
    payment_method_options: describeOptions(asked, worked.types),
    payment_status: asked.mode === 'setup' || worked.amount === 0 ? 'no_payment_required' : 'unpaid',
    saved_payment_method_options: describeSaved(asked),
    setup_intent: worked.setupIntent,
    total_details: worked.amount === null ? null : { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    payment_method_types: worked.types,
    phone_number_collection: { enabled: asked.phone_number_collection?.enabled ?? false },
    submit_type: asked.submit_type ?? null,
    success_url: asked.success_url ?? null,
    url: `${world.settings.publicUrl}/c/pay/${id}`,
  }
}

function creationOf(asked: SessionAsked): Session['customer_creation'] {
  if (asked.customer !== undefined) return null
  return asked.customer_creation ?? (asked.mode === 'subscription' ? 'always' : 'if_required')
}

function describeConsent(asked: SessionAsked): Session['consent_collection'] {
  const consent = asked.consent_collection
  if (!consent) return null
  return {
    payment_method_reuse_agreement: consent.payment_method_reuse_agreement ?? null,
    promotions: consent.promotions ?? null,
    terms_of_service: consent.terms_of_service ?? null,
  }
}

function describeSaved(asked: SessionAsked): Session['saved_payment_method_options'] {
  const saved = asked.saved_payment_method_options
  if (!saved) return null
  return {
    allow_redisplay_filters: saved.allow_redisplay_filters ?? ['always'],
    payment_method_remove: saved.payment_method_remove ?? null,
    payment_method_save: saved.payment_method_save ?? null,
  }
}

function describeOptions(
  asked: SessionAsked,
  types: readonly string[],
): NonNullable<Session['payment_method_options']> {
  const bank = asked.payment_method_options?.us_bank_account
  return {
    ...(types.includes('card')
      ? { card: { request_three_d_secure: asked.payment_method_options?.card?.request_three_d_secure ?? 'automatic' } }
      : {}),
    ...(types.includes('us_bank_account')
      ? {
          us_bank_account: {
            financial_connections: {
              permissions: bank?.financial_connections?.permissions ?? ['payment_method'],
              prefetch: [],
            },
            verification_method: bank?.verification_method ?? 'automatic',
          },
        }
      : {}),
    ...(types.includes('sepa_debit') ? { sepa_debit: {} } : {}),
  }
}

const noInvoice = {
  enabled: false,
  invoice_data: {
    account_tax_ids: null,
    custom_fields: null,
    description: null,
    footer: null,
    issuer: null,
    metadata: {},
    rendering_options: null,
  },
}

/** What a session on the hosted page leaves empty or always says the same. */
const absent = {
  after_expiration: null,
  allow_promotion_codes: null,
  client_secret: null,
  collected_information: null,
  consent: null,
  currency_conversion: null,
  custom_fields: [],
  customer_account: null,
  discounts: [],
  integration_identifier: null,
  invoice: null,
  livemode: false,
  managed_payments: null,
  origin_context: null,
  payment_intent: null,
  payment_link: null,
  payment_method_configuration_details: { id: 'pmc_sandbox', parent: null },
  permissions: null,
  recovered_from: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [],
  status: 'open',
  subscription: null,
  ui_mode: 'hosted_page',
  wallet_options: null,
} satisfies Partial<Session>
