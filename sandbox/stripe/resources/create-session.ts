import type { Session } from '../objects.ts'
import { offeredTypes } from '../payments/offered-types.ts'
import { invalid, NotImplemented } from '../wire/errors.ts'
import { mergeMetadata } from '../wire/metadata.ts'
import type { World } from '../world.ts'
import { checkEmail, requireCustomer } from './customers.ts'
import { readAmount } from './money.ts'
import { buildLines, totalOf } from './session-lines.ts'
import type { SessionAsked } from './session-params.ts'

const shortestSeconds = 30 * 60
const longestSeconds = 24 * 3600

/** Opens a Checkout session. No payment intent exists until the donor confirms on the page. */
export function createSession(world: World, asked: SessionAsked): Session {
  refuseOtherModes(asked)
  checkCustomer(world, asked)
  const expiresAt = readExpiry(world, asked.expires_at)
  const types = offeredTypes(world, asked.allowed_payment_method_types)
  const lines = buildLines(world, asked.line_items ?? [])
  if (lines.length === 0)
    throw invalid('`line_items` is required in payment mode.', { code: 'parameter_missing', param: 'line_items' })
  const total = totalOf(lines)
  if (asked.currency !== undefined && asked.currency !== total.currency)
    throw invalid(`The currency ${asked.currency} does not match that of the line items.`, { param: 'currency' })
  readAmount(total.amount, total.currency, 'line_items')
  const session = world.store.sessions.put(describeSession(world, asked, { ...total, expiresAt, types }))
  const intent = asked.payment_intent_data
  world.store.sessionMemory.put({
    id: session.id,
    lineItems: lines,
    customerId: asked.customer ?? null,
    intent: {
      description: intent?.description ?? null,
      metadata: mergeMetadata({}, intent?.metadata),
      statementDescriptor: intent?.statement_descriptor ?? null,
      suffix: intent?.statement_descriptor_suffix ?? null,
      receiptEmail: intent?.receipt_email ?? null,
      setupFutureUsage: intent?.setup_future_usage ?? null,
      captureMethod: intent?.capture_method === 'automatic' ? 'automatic' : 'automatic_async',
    },
  })
  world.clock.schedule({ kind: 'expire-session', subject: session.id, inSeconds: expiresAt - world.clock.seconds() })
  return session
}

function refuseOtherModes(asked: SessionAsked): void {
  if (asked.mode !== 'payment') throw new NotImplemented(`mode=${asked.mode}`)
  if (asked.ui_mode !== undefined && asked.ui_mode !== 'hosted_page')
    throw new NotImplemented(`ui_mode=${asked.ui_mode}`)
  if (asked.payment_intent_data?.capture_method === 'manual')
    throw new NotImplemented('payment_intent_data[capture_method]=manual')
  if (asked.submit_type === 'subscribe')
    throw invalid('`submit_type` subscribe is not allowed in payment mode.', { param: 'submit_type' })
  for (const param of ['success_url', 'cancel_url'] as const) checkUrl(asked[param], param)
  if (asked.success_url === undefined)
    throw invalid('Missing required param: success_url.', { code: 'parameter_missing', param: 'success_url' })
}

function checkUrl(url: string | undefined, param: string): void {
  if (url === undefined || (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol))) return
  throw invalid('Not a valid URL', { code: 'url_invalid', param })
}

function checkCustomer(world: World, asked: SessionAsked): void {
  if (asked.customer !== undefined && asked.customer_email !== undefined)
    throw invalid('You may only specify one of these parameters: customer, customer_email.', {
      param: 'customer_email',
    })
  if (asked.customer !== undefined && asked.customer_creation !== undefined)
    throw invalid('You may only specify one of these parameters: customer, customer_creation.', {
      param: 'customer_creation',
    })
  if (asked.customer !== undefined) requireCustomer(world, asked.customer, { param: 'customer' })
  checkEmail(asked.customer_email, 'customer_email')
}

function readExpiry(world: World, asked: number | undefined): number {
  const now = world.clock.seconds()
  if (asked === undefined) return now + longestSeconds
  // One second of grace each way: the caller's clock read the time a moment earlier.
  if (asked < now + shortestSeconds - 1)
    throw invalid('The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.', {
      param: 'expires_at',
    })
  if (asked > now + longestSeconds + 1)
    throw invalid('The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.', {
      param: 'expires_at',
    })
  return asked
}

interface Worked {
  amount: number
  currency: string
  expiresAt: number
  types: string[]
}

function describeSession(world: World, asked: SessionAsked, worked: Worked): Session {
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
    customer_creation: asked.customer === undefined ? (asked.customer_creation ?? 'if_required') : null,
    customer_details: null,
    customer_email: asked.customer_email ?? null,
    expires_at: worked.expiresAt,
    locale: asked.locale ?? null,
    metadata: mergeMetadata({}, asked.metadata),
    payment_method_options: worked.types.includes('card') ? { card: { request_three_d_secure: 'automatic' } } : {},
    payment_method_types: worked.types,
    phone_number_collection: { enabled: asked.phone_number_collection?.enabled ?? false },
    submit_type: asked.submit_type ?? null,
    success_url: asked.success_url ?? null,
    url: `${world.settings.publicUrl}/c/pay/${id}`,
  }
}

/** What a payment-mode session on the hosted page leaves empty or always says the same. */
const absent = {
  after_expiration: null,
  allow_promotion_codes: null,
  client_secret: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [],
  customer_account: null,
  discounts: [],
  integration_identifier: null,
  invoice: null,
  invoice_creation: {
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
  },
  livemode: false,
  managed_payments: null,
  mode: 'payment',
  origin_context: null,
  payment_intent: null,
  payment_link: null,
  payment_method_collection: 'if_required',
  payment_method_configuration_details: { id: 'pmc_sandbox', parent: null },
  payment_status: 'unpaid',
  permissions: null,
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [],
  status: 'open',
  subscription: null,
  total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
  ui_mode: 'hosted_page',
  wallet_options: null,
} satisfies Partial<Session>
