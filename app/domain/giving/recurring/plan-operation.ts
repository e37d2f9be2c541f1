/** What is asked of Stripe about plans, each under a key of ours. */
export type PlanEndpoint = 'products.create' | 'checkout.sessions.create:plan' | 'checkout.sessions.expire:plan'

const planEndpoints: readonly PlanEndpoint[] = [
  'products.create',
  'checkout.sessions.create:plan',
  'checkout.sessions.expire:plan',
]

export type PlanOperationName = 'product' | 'plan-checkout' | 'plan-expiry'

export function isPlanEndpoint(endpoint: string): endpoint is PlanEndpoint {
  return (planEndpoints as readonly string[]).includes(endpoint)
}
