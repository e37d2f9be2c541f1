import type Stripe from 'stripe'
import type {
  CardSetupAsk,
  CardSetupSeen,
  PlanChangeAsk,
  SubscriptionSeen,
} from '#app/domain/giving/recurring/plan-payments.ts'
import { parseId } from '#app/units/id.ts'
import { statusOf } from './stripe-checkout.server.ts'
import { expectObject, idOf, patiently } from './stripe-client.server.ts'
import { priceOf } from './stripe-plan-checkout.server.ts'
import { subscriptionOf } from './stripe-subscriptions.server.ts'

type Said = { subscription: string; params: Stripe.SubscriptionUpdateParams }

/** A change in Stripe's words; it carries our change's id, by which it is found again when its answer was lost. */
export function planChangeParams(environment: string, ask: PlanChangeAsk): Said {
  const params = { ...changeParams(environment, ask.change), metadata: { change_id: ask.changeId } }
  return { subscription: ask.subscriptionId, params }
}

function changeParams(environment: string, change: PlanChangeAsk['change']): Stripe.SubscriptionUpdateParams {
  switch (change.kind) {
    case 'amount':
      // Without the item's id a second item would be added, and the donor would pay for both.
      return {
        items: [{ id: change.itemId, price_data: priceOf(environment, change), quantity: 1 }],
        proration_behavior: 'none',
      }
    case 'pause':
      return { pause_collection: { behavior: 'void', resumes_at: Math.floor(change.resumesAt.getTime() / 1000) } }
    case 'resume':
      return { pause_collection: '' }
    case 'cancel':
      return { cancel_at_period_end: true }
    case 'keep':
      return { cancel_at_period_end: false }
    case 'card':
      return { default_payment_method: change.methodId }
  }
}

export async function changeSubscription(
  stripe: Stripe,
  environment: string,
  said: { key: string; params: string },
): Promise<SubscriptionSeen> {
  const { subscription, params } = JSON.parse(said.params) as Said
  const expand = ['default_payment_method']
  const changed = await stripe.subscriptions.update(subscription, { ...params, expand }, { idempotencyKey: said.key })
  return subscriptionOf(expectObject(changed, 'subscription'), environment)
}

export function cardSetupParams(environment: string, ask: CardSetupAsk): Stripe.Checkout.SessionCreateParams {
  const metadata = { env: environment, card_update_id: ask.updateId, plan_id: ask.planId, v: '1' }
  return {
    mode: 'setup',
    ui_mode: 'hosted_page',
    success_url: ask.successUrl,
    cancel_url: ask.cancelUrl,
    client_reference_id: ask.updateId,
    customer: ask.customerId,
    currency: 'usd',
    allowed_payment_method_types: ['card', 'link'],
    metadata,
    setup_intent_data: { metadata },
    expires_at: Math.floor(ask.expiresAt.getTime() / 1000),
  }
}

export async function readCardSetup(stripe: Stripe, environment: string, sessionId: string): Promise<CardSetupSeen> {
  const session = await patiently(async () =>
    expectObject(await stripe.checkout.sessions.retrieve(sessionId, { expand: ['setup_intent'] }), 'checkout.session'),
  )
  const setup = typeof session.setup_intent === 'object' ? session.setup_intent : null
  return {
    updateId: session.metadata?.env === environment ? parseId('cup', session.metadata.card_update_id) : null,
    status: statusOf(session.status),
    methodId: setup?.status === 'succeeded' ? idOf(setup.payment_method) : null,
  }
}

type InvoiceCall = { invoice: string; params: { payment_method?: string } }

export function invoiceCall({ invoiceId, methodId }: { invoiceId: string; methodId?: string }): InvoiceCall {
  return { invoice: invoiceId, params: methodId ? { payment_method: methodId } : {} }
}

export async function payInvoice(stripe: Stripe, key: string, said: string): Promise<{ invoiceId: string }> {
  const { invoice, params } = JSON.parse(said) as InvoiceCall
  return { invoiceId: expectObject(await stripe.invoices.pay(invoice, params, { idempotencyKey: key }), 'invoice').id }
}

export async function voidInvoice(stripe: Stripe, key: string, said: string): Promise<{ invoiceId: string }> {
  const { invoice } = JSON.parse(said) as InvoiceCall
  const voided = await stripe.invoices.voidInvoice(invoice, {}, { idempotencyKey: key })
  return { invoiceId: expectObject(voided, 'invoice').id }
}
