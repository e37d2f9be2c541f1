import type Stripe from 'stripe'
import type {
  BalanceLine,
  ChargeSeen,
  CheckoutAsk,
  CheckoutSeen,
  CheckoutStarted,
} from '#app/domain/giving/payments.ts'
import { parseId } from '#app/units/id.ts'
import { expectObject, fromStripe, idOf, instantOf, patiently, toStripe } from './stripe-client.server.ts'

/** The words of a Checkout session, exactly as they will be sent. */
export function checkoutParams(environment: string, ask: CheckoutAsk): Stripe.Checkout.SessionCreateParams {
  const metadata = { env: environment, gift_id: ask.giftId, donor_id: ask.donorId, v: '1' }
  const lines = [lineItem(`Gift to the ${ask.fundName}`, ask.giftAmount, ask.currency)]
  if (ask.feeCover > 0n) lines.push(lineItem('Fee, covered by you', ask.feeCover, ask.currency))
  return {
    mode: 'payment',
    ui_mode: 'hosted_page',
    submit_type: 'donate',
    success_url: ask.successUrl,
    cancel_url: ask.cancelUrl,
    client_reference_id: ask.giftId,
    line_items: lines,
    allowed_payment_method_types: typesOf(ask),
    adaptive_pricing: { enabled: false },
    billing_address_collection: 'auto',
    customer_creation: 'always',
    customer_email: ask.email,
    metadata,
    payment_intent_data: { description: `Gift to ${ask.labName}`, metadata },
    expires_at: Math.floor(ask.expiresAt.getTime() / 1000),
  }
}

export async function startCheckout(stripe: Stripe, key: string, params: string): Promise<CheckoutStarted> {
  const asked = JSON.parse(params) as Stripe.Checkout.SessionCreateParams
  const session = expectObject(
    await stripe.checkout.sessions.create(asked, { idempotencyKey: key }),
    'checkout.session',
  )
  if (!session.url) throw new Error(`session ${session.id} has no page`)
  return { sessionId: session.id, url: session.url }
}

export async function readCheckout(stripe: Stripe, sessionId: string): Promise<CheckoutSeen> {
  const session = await patiently(async () =>
    expectObject(
      await stripe.checkout.sessions.retrieve(sessionId, {
        expand: ['payment_intent.latest_charge.balance_transaction'],
      }),
      'checkout.session',
    ),
  )
  const payment = typeof session.payment_intent === 'object' ? session.payment_intent : null
  return {
    sessionId: session.id,
    giftId: parseId('gft', session.metadata?.gift_id),
    status: statusOf(session.status),
    isPaid: session.payment_status === 'paid',
    amount: fromStripe(session.amount_total),
    currency: session.currency ?? '',
    customerId: idOf(session.customer),
    paymentIntentId: idOf(session.payment_intent),
    charge: payment ? chargeOf(payment) : null,
    lastFailure: payment?.last_payment_error ? failureOf(payment.last_payment_error) : null,
  }
}

export function balanceLineOf(line: Stripe.BalanceTransaction): BalanceLine {
  return {
    lineId: line.id,
    type: line.type,
    sourceId: idOf(line.source) ?? '',
    amount: fromStripe(line.amount),
    fee: fromStripe(line.fee),
    net: fromStripe(line.net),
    currency: line.currency,
    exchangeRate: line.exchange_rate === null ? null : String(line.exchange_rate),
    createdAt: instantOf(line.created),
    availableOn: instantOf(line.available_on),
  }
}

export function chargeOf(payment: Stripe.PaymentIntent): ChargeSeen | null {
  const charge = typeof payment.latest_charge === 'object' ? payment.latest_charge : null
  if (charge?.status !== 'succeeded') return null
  const line = typeof charge.balance_transaction === 'object' ? charge.balance_transaction : null
  return {
    chargeId: charge.id,
    amount: fromStripe(charge.amount),
    currency: charge.currency,
    paidAt: instantOf(charge.created),
    balanceLine: line ? balanceLineOf(line) : null,
  }
}

export function statusOf(status: string | null): CheckoutSeen['status'] {
  return status === 'complete' || status === 'expired' ? status : 'open'
}

export function failureOf(error: Stripe.PaymentIntent.LastPaymentError): string {
  return [error.type, error.code, error.decline_code].filter(Boolean).join(' ')
}

type LineItem = Stripe.Checkout.SessionCreateParams.LineItem

function lineItem(name: string, amount: CheckoutAsk['giftAmount'], currency: CheckoutAsk['currency']): LineItem {
  return { quantity: 1, price_data: { currency, unit_amount: toStripe(amount), product_data: { name } } }
}

/** Of the ways the account has switched on, those for what the giver chose. */
function typesOf({ channel, currency }: CheckoutAsk): ('card' | 'link' | 'sepa_debit' | 'us_bank_account')[] {
  if (channel === 'card') return ['card', 'link']
  return currency === 'eur' ? ['sepa_debit'] : ['us_bank_account']
}
