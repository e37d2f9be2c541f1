import { asOfNow } from './payments/balance.ts'
import type { TableName } from './rows.ts'
import type { World } from './world.ts'

/** The tables of what the API shows by id. */
const shown = [
  'deletedCustomers',
  'customers',
  'products',
  'prices',
  'sessions',
  'paymentIntents',
  'setupIntents',
  'paymentMethods',
  'mandates',
  'charges',
  'refunds',
  'disputes',
  'earlyFraudWarnings',
  'subscriptions',
  'invoices',
  'invoicePayments',
  'payouts',
  'testClocks',
  'events',
  'webhookEndpoints',
] as const satisfies readonly TableName[]

/** Any stored object by its id, whatever its kind; null when there is none. */
export function findObject(world: World, id: string): { id: string; object: string } | null {
  const entry = world.store.balanceEntries.get(id)
  if (entry) return asOfNow(world, entry)
  for (const table of shown) {
    const found = world.store[table].get(id)
    if (found) return found
  }
  return null
}
