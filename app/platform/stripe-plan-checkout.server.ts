import Stripe from 'stripe'
import type { PlanCheckoutAsk, PlanCheckoutSeen } from '#app/domain/giving/recurring/plan-payments.ts'
import { type Id, parseId } from '#app/units/id.ts'
import { statusOf } from './stripe-checkout.server.ts'
import { expectObject, idOf, patiently, toStripe } from './stripe-client.server.ts'

/** The product's id says its fund, so that it can be named without looking it up. */
function productIdOf(environment: string, fundId: Id<'fnd'>): string {
  return `${environment}_${fundId}`
}

export function productParams(
  environment: string,
  ask: { fundId: Id<'fnd'>; name: string },
): Stripe.ProductCreateParams {
  return {
    id: productIdOf(environment, ask.fundId),
    name: ask.name,
    metadata: { env: environment, fund_id: ask.fundId, v: '1' },
  }
}

/** A product that is there already is the product asked for. */
export async function makeProduct(stripe: Stripe, key: string, params: string): Promise<{ productId: string }> {
  const asked = JSON.parse(params) as Stripe.ProductCreateParams
  try {
    const product = expectObject(await stripe.products.create(asked, { idempotencyKey: key }), 'product')
    return { productId: product.id }
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError && error.code === 'resource_already_exists')
      return { productId: asked.id ?? '' }
    throw error
  }
}

/** One item for the whole of it: a covered fee as an item of its own could be changed apart from the gift. */
export function planCheckoutParams(environment: string, ask: PlanCheckoutAsk): Stripe.Checkout.SessionCreateParams {
  const metadata = { env: environment, plan_id: ask.planId, donor_id: ask.donorId, v: '1' }
  return {
    mode: 'subscription',
    ui_mode: 'hosted_page',
    success_url: ask.successUrl,
    cancel_url: ask.cancelUrl,
    client_reference_id: ask.planId,
    line_items: [{ quantity: 1, price_data: priceOf(environment, ask) }],
    allowed_payment_method_types: ['card', 'link'],
    adaptive_pricing: { enabled: false },
    billing_address_collection: 'auto',
    payment_method_collection: 'always',
    customer_email: ask.email,
    metadata,
    subscription_data: {
      description: `Gift to ${ask.labName}`,
      metadata,
      billing_mode: { type: 'flexible' },
    },
    expires_at: Math.floor(ask.expiresAt.getTime() / 1000),
  }
}

/** The inline price of a plan; a change of amount says it with the same product. */
export function priceOf(environment: string, ask: Pick<PlanCheckoutAsk, 'fundId' | 'gross' | 'interval'>) {
  return {
    currency: 'usd',
    product: productIdOf(environment, ask.fundId),
    unit_amount: toStripe(ask.gross),
    recurring: { interval: ask.interval },
  }
}

export async function readPlanCheckout(
  stripe: Stripe,
  environment: string,
  sessionId: string,
): Promise<PlanCheckoutSeen> {
  const session = await patiently(async () =>
    expectObject(await stripe.checkout.sessions.retrieve(sessionId), 'checkout.session'),
  )
  return {
    planId: ownPlanId(environment, session.metadata),
    status: statusOf(session.status),
    subscriptionId: idOf(session.subscription),
  }
}

export async function expireCheckout(stripe: Stripe, key: string, params: string): Promise<{ sessionId: string }> {
  const { session } = JSON.parse(params) as { session: string }
  const expired = await stripe.checkout.sessions.expire(session, {}, { idempotencyKey: key })
  return { sessionId: expectObject(expired, 'checkout.session').id }
}

/** Metadata may name a plan of another installation on the same account. */
export function ownPlanId(environment: string, metadata: Record<string, string> | null | undefined): Id<'pln'> | null {
  return metadata?.env === environment ? parseId('pln', metadata.plan_id) : null
}
