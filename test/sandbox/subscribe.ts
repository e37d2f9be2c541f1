import type Stripe from 'stripe'
import { expect } from 'vitest'
import { type Started, typeCard } from './start.ts'

/** A monthly gift of $25, as the portal asks Checkout for it. */
export function monthly(
  overrides: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Stripe.Checkout.SessionCreateParams {
  return {
    mode: 'subscription',
    ui_mode: 'hosted_page',
    success_url: 'http://portal.test/thanks?s={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://portal.test/give',
    customer_email: 'ada@example.org',
    allowed_payment_method_types: ['card'],
    metadata: { plan_id: 'pln_1' },
    payment_method_collection: 'always',
    subscription_data: { metadata: { plan_id: 'pln_1' }, billing_mode: { type: 'flexible' } },
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: 'usd',
          unit_amount: 2_500,
          recurring: { interval: 'month' },
          product_data: { name: 'Monthly gift' },
        },
      },
    ],
    ...overrides,
  }
}

/** Subscribes through the payment page; the session as it stands afterwards. */
export async function subscribe(
  { stripe }: Started,
  {
    number = '4242424242424242',
    ...overrides
  }: Partial<Stripe.Checkout.SessionCreateParams> & { number?: string } = {},
): Promise<Stripe.Checkout.Session & { subscription: string; customer: string }> {
  const session = await stripe.checkout.sessions.create(monthly(overrides))
  const answer = await typeCard(session.url ?? '', number)
  expect(answer.status).toBe(303)
  const after = await stripe.checkout.sessions.retrieve(session.id)
  return { ...after, subscription: String(after.subscription), customer: String(after.customer) }
}

export const types = async ({ stripe }: Started): Promise<string[]> =>
  (await stripe.events.list({ limit: 100 })).data.map(({ type }) => type).reverse()
