import type { PaymentMethod } from '../objects.ts'
import { idOf } from '../objects.ts'
import { resolveMethod } from '../payments/payment-methods.ts'
import { invalid } from '../wire/errors.ts'
import type { World } from '../world.ts'

/** The method a request names, unless it belongs to somebody else. */
export function ownMethod(world: World, named: string, customer: string | null): PaymentMethod {
  const method = resolveMethod(world, named)
  const owner = idOf(method.customer)
  if (owner === customer || owner === null) return method
  const wish = customer
    ? `The customer does not have a payment method with the ID ${method.id}. The payment method must be attached to the customer.`
    : `The payment method ${method.id} belongs to the customer ${owner}. Please include the customer in the \`customer\` parameter.`
  throw invalid(wish, customer ? { code: 'resource_missing', param: 'payment_method' } : { param: 'payment_method' })
}

/** The method a request makes a customer's default: it must be attached to them already. */
export function attachedMethod(
  world: World,
  { named, customer, param }: { named: string; customer: string; param: string },
): string {
  if (idOf(world.store.paymentMethods.get(named)?.customer) === customer) return named
  throw invalid(
    `The customer does not have a payment method with the ID ${named}. The payment method must be attached to the customer.`,
    { code: 'resource_missing', param },
  )
}
