import type Stripe from 'stripe'
import type { PlanPayments } from '#app/domain/giving/recurring/plan-payments.ts'
import { answerOf } from './stripe-client.server.ts'
import {
  cardSetupParams,
  changeSubscription,
  invoiceCall,
  payInvoice,
  planChangeParams,
  readCardSetup,
  voidInvoice,
} from './stripe-plan-changes.server.ts'
import {
  expireCheckout,
  makeProduct,
  planCheckoutParams,
  productParams,
  readPlanCheckout,
} from './stripe-plan-checkout.server.ts'
import { listInvoices, readInvoice, readSubscription } from './stripe-subscriptions.server.ts'

/** Gifts that repeat, as subscriptions of Stripe's. */
export function stripePlans(stripe: () => Stripe, environment: string): PlanPayments {
  return {
    prepareProduct: (ask) => JSON.stringify(productParams(environment, ask)),
    makeProduct: (key, params) => answerOf(() => makeProduct(stripe(), key, params)),
    preparePlanCheckout: (ask) => JSON.stringify(planCheckoutParams(environment, ask)),
    readPlanCheckout: (sessionId) => readPlanCheckout(stripe(), environment, sessionId),
    prepareExpiry: (session) => JSON.stringify({ session }),
    expireCheckout: (key, params) => answerOf(() => expireCheckout(stripe(), key, params)),
    preparePlanChange: (ask) => JSON.stringify(planChangeParams(environment, ask)),
    changeSubscription: (key, params) => answerOf(() => changeSubscription(stripe(), environment, { key, params })),
    prepareCardSetup: (ask) => JSON.stringify(cardSetupParams(environment, ask)),
    readCardSetup: (sessionId) => readCardSetup(stripe(), environment, sessionId),
    prepareInvoiceCall: (ask) => JSON.stringify(invoiceCall(ask)),
    payInvoice: (key, params) => answerOf(() => payInvoice(stripe(), key, params)),
    voidInvoice: (key, params) => answerOf(() => voidInvoice(stripe(), key, params)),
    readSubscription: (id) => readSubscription(stripe(), environment, id),
    readInvoice: (id) => readInvoice(stripe(), environment, id),
    listInvoices: (subscriptionId) => listInvoices(stripe(), subscriptionId),
  }
}
