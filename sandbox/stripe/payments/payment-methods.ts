import type { PaymentMethod } from '../objects.ts'
import { idOf } from '../objects.ts'
import { invalid, missing } from '../wire/errors.ts'
import type { World } from '../world.ts'
import { findBank, findBankByToken } from './bank-table.ts'
import { cardError } from './declines.ts'
import { storeBank, storeCard } from './store-method.ts'
import type { Behaviour } from './test-card.ts'
import { findCard, findCardByToken } from './test-cards.ts'

/** The payment method a request names: by id, or by one of Stripe's test tokens, each use of which makes a new one. */
export function resolveMethod(world: World, named: string, param = 'payment_method'): PaymentMethod {
  const known = world.store.paymentMethods.get(named)
  if (known) return known
  const card = findCardByToken(named)
  if (card) return storeCard(world, { card, expMonth: 12, expYear: world.clock.year() + 3 })
  const bank = findBankByToken(named)
  if (bank) return storeBank(world, { bank, billing: { name: 'Jenny Rosen', email: 'jenny.rosen@example.com' } })
  throw missing({ kind: 'PaymentMethod', id: named, param })
}

/** Ties a method to a customer, once and for ever: Stripe lets no other customer have it afterwards. */
export function attachMethod(world: World, method: PaymentMethod, customer: string): PaymentMethod {
  const owner = idOf(method.customer)
  if (owner === customer) return method
  if (owner !== null)
    throw invalid('The payment method you provided has already been attached to a customer.', {
      code: 'payment_method_unexpected_state',
      param: 'payment_method',
    })
  if (world.store.cards.get(method.id)?.isDetached)
    throw invalid(
      'This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, and may not be used again.',
      { code: 'payment_method_unexpected_state', param: 'payment_method' },
    )
  const { decline } = behaviourOf(world, method.id)
  if (decline && refusesSaving(world, method)) throw cardError(decline)
  const attached = world.store.paymentMethods.put({ ...method, customer })
  world.outbox.emit('payment_method.attached', attached)
  return attached
}

/** Takes a method from its customer, for good: a detached method can never be attached again. */
export function detachMethod(world: World, method: PaymentMethod): PaymentMethod {
  const detached = world.store.paymentMethods.put({ ...method, customer: null })
  const memory = world.store.cards.get(method.id)
  if (memory) world.store.cards.put({ ...memory, isDetached: true })
  for (const customer of world.store.customers.oldestFirst())
    if (customer.invoice_settings.default_payment_method === method.id)
      world.store.customers.put({
        ...customer,
        invoice_settings: { ...customer.invoice_settings, default_payment_method: null },
      })
  for (const subscription of world.store.subscriptions.oldestFirst())
    if (subscription.default_payment_method === method.id)
      world.store.subscriptions.put({ ...subscription, default_payment_method: null })
  world.outbox.emit('payment_method.detached', detached, { customer: idOf(method.customer) })
  return detached
}

/** What the test card or test account behind a method does. */
export function behaviourOf(world: World, methodId: string): Behaviour {
  const memory = world.store.cards.get(methodId)
  const found = memory?.kind === undefined ? findCard(memory?.number ?? '') : findBank(memory.kind, memory.number)
  if (!found) throw new Error(`The payment method ${methodId} has no test card or account behind it`)
  return found
}

/** Whether the bank wants to see the owner before it lets this method be used. */
export function mustAskOwner(world: World, method: PaymentMethod): boolean {
  const { authentication } = behaviourOf(world, method.id)
  const isKnown = world.store.cards.get(method.id)?.isAuthenticated === true
  return authentication === 'always' || (authentication === 'once' && !isKnown)
}

export function markAuthenticated(world: World, method: PaymentMethod): void {
  const memory = world.store.cards.get(method.id)
  if (memory) world.store.cards.put({ ...memory, isAuthenticated: true })
}

/** Methods that fail only when charged, or only after authentication, are saved like any other; the bank refuses the rest at once. */
export function refusesSaving(world: World, method: PaymentMethod): boolean {
  const memory = world.store.cards.get(method.id)
  const behaviour = behaviourOf(world, method.id)
  if (memory?.kind !== undefined || memory?.number === '4000000000000341') return false
  return behaviour.authentication === undefined && behaviour.isBlocked !== true
}
