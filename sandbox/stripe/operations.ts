import { accountRoutes } from './resources/account.ts'
import { chargeRoutes } from './resources/charges.ts'
import { customerRoutes } from './resources/customers.ts'
import { disputeRoutes } from './resources/disputes.ts'
import { eventRoutes } from './resources/events.ts'
import { invoicePaymentRoutes } from './resources/invoice-payments.ts'
import { invoiceRoutes } from './resources/invoices.ts'
import { paymentIntentRoutes } from './resources/payment-intents.ts'
import { paymentMethodRoutes } from './resources/payment-methods.ts'
import { payoutRoutes } from './resources/payouts.ts'
import { portalRoutes } from './resources/portal.ts'
import { priceRoutes } from './resources/prices.ts'
import { productRoutes } from './resources/products.ts'
import { refundRoutes } from './resources/refunds.ts'
import { sessionRoutes } from './resources/sessions.ts'
import { setupIntentRoutes } from './resources/setup-intents.ts'
import { subscriptionItemRoutes } from './resources/subscription-items.ts'
import { subscriptionRoutes } from './resources/subscriptions.ts'
import { testClockRoutes } from './resources/test-clocks.ts'
import { webhookEndpointRoutes } from './resources/webhook-endpoints.ts'
import { NotImplemented, StripeAnswer } from './wire/errors.ts'
import type { Route } from './wire/route.ts'

/** Every operation the sandbox does. */
export const operations: readonly Route[] = [
  ...sessionRoutes,
  ...customerRoutes,
  ...productRoutes,
  ...paymentIntentRoutes,
  ...chargeRoutes,
  ...refundRoutes,
  ...eventRoutes,
  ...webhookEndpointRoutes,
  ...accountRoutes,
  ...priceRoutes,
  ...paymentMethodRoutes,
  ...setupIntentRoutes,
  ...subscriptionRoutes,
  ...subscriptionItemRoutes,
  ...invoiceRoutes,
  ...invoicePaymentRoutes,
  ...testClockRoutes,
  ...disputeRoutes,
  ...payoutRoutes,
  ...portalRoutes,
]

/** The first words of addresses that exist at Stripe. What is not an operation above answers 501, never a quiet 200. */
const stripeRoots = [
  'account',
  'account_links',
  'account_sessions',
  'accounts',
  'apple_pay',
  'application_fees',
  'apps',
  'balance',
  'balance_settings',
  'balance_transactions',
  'billing',
  'billing_portal',
  'charges',
  'checkout',
  'climate',
  'confirmation_tokens',
  'country_specs',
  'coupons',
  'credit_notes',
  'customer_sessions',
  'customers',
  'disputes',
  'entitlements',
  'ephemeral_keys',
  'events',
  'exchange_rates',
  'file_links',
  'files',
  'financial_connections',
  'forwarding',
  'identity',
  'invoice_payments',
  'invoice_rendering_templates',
  'invoiceitems',
  'invoices',
  'issuing',
  'mandates',
  'payment_attempt_records',
  'payment_intents',
  'payment_links',
  'payment_method_configurations',
  'payment_method_domains',
  'payment_methods',
  'payment_records',
  'payouts',
  'plans',
  'prices',
  'products',
  'promotion_codes',
  'quotes',
  'radar',
  'refunds',
  'reporting',
  'reviews',
  'setup_attempts',
  'setup_intents',
  'shipping_rates',
  'sigma',
  'sources',
  'subscription_items',
  'subscription_schedules',
  'subscriptions',
  'tax',
  'tax_codes',
  'tax_ids',
  'tax_rates',
  'terminal',
  'test_helpers',
  'tokens',
  'topups',
  'transfers',
  'treasury',
  'webhook_endpoints',
]

export interface Found {
  route: Route
  id: string
}

/** The operation at an address; throws the 501 of what Stripe does and we do not, or the 404 of what nobody does. */
export function findOperation(method: string, path: string): Found {
  for (const route of operations) {
    const id = route.method === method ? route.match(path) : null
    if (id !== null) return { route, id }
  }
  const root = /^\/v[12]\/([^/]+)/.exec(path)?.[1] ?? ''
  const isStripes = stripeRoots.includes(root) && ['GET', 'POST', 'DELETE'].includes(method)
  if (isStripes || path.startsWith('/v2/')) throw new NotImplemented(`${method} ${path}`)
  throw new StripeAnswer(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
  })
}
