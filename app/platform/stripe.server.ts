import type Stripe from 'stripe'
import type { Payments } from '#app/domain/giving/payments.ts'
import { parseId } from '#app/units/id.ts'
import { balanceLineOf, checkoutParams, readCheckout, startCheckout } from './stripe-checkout.server.ts'
import { answerOf, expectObject, openStripe, patiently } from './stripe-client.server.ts'
import { stripeDisputes } from './stripe-disputes.server.ts'
import { listEvents, subjectOfEvent, verifyEvent } from './stripe-events.server.ts'
import { stripePlans } from './stripe-plans.server.ts'
import { createRefund, listRefunds, readRefund, refundParams } from './stripe-refunds.server.ts'
import { charge, chargeParams, findPayment, readPayment, readSetup, setupParams } from './stripe-saved.server.ts'

export type StripeSettings = {
  secretKey: string
  /** http://host:port of the sandbox; null for Stripe itself. */
  apiBase: string | null
  /** Every secret an endpoint of ours signs with: two while one is being replaced. */
  webhookSecrets: readonly string[]
}

/** Payments by Stripe. The files named stripe-* are the only ones that know its words. */
export function stripePayments(settings: StripeSettings): Payments {
  const isLive = /^(sk|rk)_live_/.test(settings.secretKey)
  const environment = isLive ? 'live' : 'test'
  const secrets = settings.webhookSecrets.map((secret) => secret.trim()).filter(Boolean)
  let opened: Stripe | undefined
  const stripe = () => {
    opened ??= openStripe(settings)
    return opened
  }
  return {
    environment,
    ...stripePlans(stripe, environment),
    ...stripeDisputes(stripe),
    prepareCheckout: (ask) => JSON.stringify(checkoutParams(environment, ask)),
    startCheckout: (key, params) => answerOf(() => startCheckout(stripe(), key, params)),
    readCheckout: (sessionId) => readCheckout(stripe(), sessionId),
    readGiftOfPayment: async (id) => {
      const payment = await patiently(async () =>
        expectObject(await stripe().paymentIntents.retrieve(id), 'payment_intent'),
      )
      return payment.metadata.env === environment ? parseId('gft', payment.metadata.gift_id) : null
    },
    prepareSetup: (ask) => JSON.stringify(setupParams(environment, ask)),
    startSetup: (key, params) => answerOf(() => startCheckout(stripe(), key, params)),
    readSetup: (sessionId) => readSetup(stripe(), sessionId),
    prepareCharge: (ask) => JSON.stringify(chargeParams(environment, ask)),
    charge: (key, params) => answerOf(() => charge(stripe(), key, params)),
    readPayment: (id) => readPayment(stripe(), id),
    findPayment: (customerId, giftId) => findPayment(stripe(), { environment, customerId, giftId }),
    prepareRefund: (ask) => JSON.stringify(refundParams(environment, ask)),
    refund: (key, params) => answerOf(() => createRefund(stripe(), key, params)),
    readRefund: (id) => readRefund(stripe(), id),
    listRefunds: (paymentIntentId) => listRefunds(stripe(), paymentIntentId),
    readBalanceLine: async (id) =>
      balanceLineOf(
        await patiently(async () =>
          expectObject(await stripe().balanceTransactions.retrieve(id), 'balance_transaction'),
        ),
      ),
    listEvents: (since) => listEvents(stripe(), since),
    subjectOfEvent: (event) => subjectOfEvent(event, environment),
    verifyEvent: (raw, signature, now) => verifyEvent(raw, signature, { secrets, isLive, now }),
  }
}
