/** What is asked of Stripe about plans, each under a key of ours. */
export type PlanEndpoint =
  | 'products.create'
  | 'checkout.sessions.create:plan'
  | 'checkout.sessions.expire:plan'
  | 'subscriptions.update'
  | 'checkout.sessions.create:card'
  | 'invoices.pay'
  | 'invoices.void'

const planEndpoints: readonly PlanEndpoint[] = [
  'products.create',
  'checkout.sessions.create:plan',
  'checkout.sessions.expire:plan',
  'subscriptions.update',
  'checkout.sessions.create:card',
  'invoices.pay',
  'invoices.void',
]

export type PlanOperationName =
  | 'product'
  | 'plan-checkout'
  | 'plan-expiry'
  | 'plan-change'
  | 'card-setup'
  | 'invoice-pay'
  | 'invoice-void'

export function isPlanEndpoint(endpoint: string): endpoint is PlanEndpoint {
  return (planEndpoints as readonly string[]).includes(endpoint)
}
