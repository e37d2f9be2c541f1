import { endSubscription } from '../billing/subscriptions.ts'
import type { Customer, DeletedCustomer } from '../objects.ts'
import type { World } from '../world.ts'

/** Deletes a customer: their subscriptions end, their methods are nobody's. */
export function removeCustomer(world: World, customer: Customer): DeletedCustomer {
  const { id } = customer
  for (const subscription of world.store.subscriptions.oldestFirst())
    if (subscription.customer === id && subscription.status !== 'canceled')
      endSubscription(world, subscription, { reason: 'cancellation_requested' })
  world.store.customers.remove(id)
  const deleted = world.store.deletedCustomers.put({ id, object: 'customer', deleted: true })
  for (const method of world.store.paymentMethods.oldestFirst())
    if (method.customer === id) world.store.paymentMethods.put({ ...method, customer: null })
  world.outbox.emit('customer.deleted', customer)
  return deleted
}
