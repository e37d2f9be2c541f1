import Stripe from 'stripe'
import type { ChargeAsk, CheckoutSeen, SetupAsk, SetupSeen } from '#app/domain/giving/payments.ts'
import { type Id, parseId } from '#app/units/id.ts'
import { chargeOf, failureOf, statusOf } from './stripe-checkout.server.ts'
import { expectObject, fromStripe, idOf, patiently, toStripe } from './stripe-client.server.ts'

const types = { card: 'card', bank_debit: 'us_bank_account' } as const

/** The words of a session that saves a method for charges while its owner is away. */
export function setupParams(environment: string, ask: SetupAsk): Stripe.Checkout.SessionCreateParams {
  const metadata = { env: environment, method_id: ask.methodId, v: '1' }
  return {
    mode: 'setup',
    ui_mode: 'hosted_page',
    currency: 'usd',
    success_url: ask.successUrl,
    cancel_url: ask.cancelUrl,
    client_reference_id: ask.methodId,
    allowed_payment_method_types: [types[ask.channel]],
    ...(ask.customerId
      ? { customer: ask.customerId }
      : { customer_creation: 'always' as const, customer_email: ask.email }),
    metadata,
    setup_intent_data: { description: `Pledge to ${ask.labName}`, metadata },
    expires_at: Math.floor(ask.expiresAt.getTime() / 1000),
  }
}

export async function readSetup(stripe: Stripe, sessionId: string): Promise<SetupSeen> {
  const session = await patiently(async () =>
    expectObject(
      await stripe.checkout.sessions.retrieve(sessionId, { expand: ['setup_intent.payment_method'] }),
      'checkout.session',
    ),
  )
  const setup = typeof session.setup_intent === 'object' ? session.setup_intent : null
  const method = setup?.status === 'succeeded' && typeof setup.payment_method === 'object' ? setup.payment_method : null
  return {
    methodId: parseId('mth', session.metadata?.method_id),
    status: statusOf(session.status),
    customerId: idOf(method?.customer) ?? idOf(session.customer),
    paymentMethodId: method?.id ?? null,
    label: method ? labelOf(method) : null,
  }
}

export function chargeParams(environment: string, ask: ChargeAsk): Stripe.PaymentIntentCreateParams {
  return {
    amount: toStripe(ask.amount),
    currency: 'usd',
    customer: ask.customerId,
    payment_method: ask.paymentMethodId,
    off_session: true,
    confirm: true,
    allowed_payment_method_types: [types[ask.channel]],
    description: `Pledge to ${ask.labName}`,
    metadata: {
      env: environment,
      gift_id: ask.giftId,
      instalment_id: ask.instalmentId,
      attempt: String(ask.attempt),
      v: '1',
    },
  }
}

/** A bank's no is an answer too: Stripe sends it as an error that carries the payment. */
export async function charge(stripe: Stripe, key: string, params: string): Promise<{ paymentIntentId: string }> {
  const asked = JSON.parse(params) as Stripe.PaymentIntentCreateParams
  try {
    const made = expectObject(await stripe.paymentIntents.create(asked, { idempotencyKey: key }), 'payment_intent')
    return { paymentIntentId: made.id }
  } catch (error) {
    const declined = error instanceof Stripe.errors.StripeCardError ? error.payment_intent : undefined
    if (!declined) throw error
    return { paymentIntentId: declined.id }
  }
}

/** A charge to a saved method, as if it were a session that is over: paid, on its way, or failed for good. */
export async function readPayment(stripe: Stripe, id: string): Promise<CheckoutSeen> {
  const payment = await patiently(async () =>
    expectObject(
      await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge.balance_transaction'] }),
      'payment_intent',
    ),
  )
  const isUnderWay = payment.status === 'succeeded' || payment.status === 'processing'
  return {
    sessionId: null,
    giftId: parseId('gft', payment.metadata.gift_id),
    status: payment.status === 'canceled' ? 'expired' : 'complete',
    isPaid: payment.status === 'succeeded',
    amount: fromStripe(payment.amount),
    currency: payment.currency,
    customerId: idOf(payment.customer),
    paymentIntentId: payment.id,
    charge: chargeOf(payment),
    lastFailure: isUnderWay
      ? null
      : payment.last_payment_error
        ? failureOf(payment.last_payment_error)
        : payment.status,
  }
}

export async function findPayment(
  stripe: Stripe,
  { environment, customerId, giftId }: { environment: string; customerId: string; giftId: Id<'gft'> },
): Promise<string | null> {
  const page = await patiently(() => stripe.paymentIntents.list({ customer: customerId, limit: 100 }))
  if (page.lastResponse.statusCode !== 200 || page.object !== 'list')
    throw new Error('Stripe answered no list of payments')
  const found = page.data.find(({ metadata }) => metadata.env === environment && metadata.gift_id === giftId)
  return found?.id ?? null
}

function labelOf(method: Stripe.PaymentMethod): string {
  if (method.card) return `${capital(method.card.brand)} ending in ${method.card.last4}`
  const bank = method.us_bank_account
  return bank ? `${bank.bank_name ?? 'Bank account'} ending in ${bank.last4 ?? '????'}` : method.type
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
