import { createHash } from 'node:crypto'
import type { PaymentMethod } from '../objects.ts'
import { idOf } from '../objects.ts'
import { invalid, missing } from '../wire/errors.ts'
import type { World } from '../world.ts'
import { cardError } from './declines.ts'
import type { TestCard } from './test-card.ts'
import { findCard, findCardByToken } from './test-cards.ts'

export interface CardEntered {
  card: TestCard
  expMonth: number
  expYear: number
  billing?: { name?: string | null; email?: string | null; postalCode?: string | null; country?: string | null }
}

/** Stores a card as a payment method, not attached to anyone. */
export function storeCard(world: World, { card, expMonth, expYear, billing }: CardEntered): PaymentMethod {
  const method: PaymentMethod = {
    id: world.ids.next('pm_'),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: {
      address: {
        city: null,
        country: billing?.country ?? null,
        line1: null,
        line2: null,
        postal_code: billing?.postalCode ?? null,
        state: null,
      },
      email: billing?.email ?? null,
      name: billing?.name ?? null,
      phone: null,
      tax_id: null,
    },
    card: describeCard(card, { expMonth, expYear, hasPostalCode: Boolean(billing?.postalCode) }),
    created: world.clock.seconds(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
  }
  world.store.cards.put({ id: method.id, number: card.number, isAuthenticated: false })
  return world.store.paymentMethods.put(method)
}

function describeCard(
  card: TestCard,
  entered: { expMonth: number; expYear: number; hasPostalCode: boolean },
): NonNullable<PaymentMethod['card']> {
  return {
    brand: card.brand,
    checks: {
      address_line1_check: null,
      address_postal_code_check: entered.hasPostalCode ? 'pass' : null,
      cvc_check: card.decline?.code === 'incorrect_cvc' ? 'fail' : 'pass',
    },
    country: card.country,
    display_brand: card.brand === 'amex' ? 'american_express' : card.brand,
    exp_month: entered.expMonth,
    exp_year: entered.expYear,
    fingerprint: createHash('sha256').update(card.number).digest('hex').slice(0, 16),
    funding: 'credit',
    generated_from: null,
    last4: card.number.slice(-4),
    networks: { available: [card.brand], preferred: null },
    regulated_status: 'unregulated',
    three_d_secure_usage: { supported: true },
    wallet: null,
  }
}

/** The payment method a request names: by id, or by one of Stripe's test tokens, each use of which makes a new one. */
export function resolveMethod(world: World, named: string, param = 'payment_method'): PaymentMethod {
  const known = world.store.paymentMethods.get(named)
  if (known) return known
  const card = findCardByToken(named)
  if (!card) throw missing({ kind: 'PaymentMethod', id: named, param })
  return storeCard(world, { card, expMonth: 12, expYear: world.clock.year() + 3 })
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
  const card = cardOf(world, method.id)
  if (card.decline && !attachesAnyway(card)) throw cardError(card.decline)
  const attached = world.store.paymentMethods.put({ ...method, customer })
  world.outbox.emit('payment_method.attached', attached)
  return attached
}

/** Cards that fail only when charged, or only after authentication, attach like any other; the bank refuses the rest at once. */
function attachesAnyway(card: TestCard): boolean {
  return card.number === '4000000000000341' || card.authentication !== undefined || card.isBlocked === true
}

export function cardOf(world: World, methodId: string): TestCard {
  const card = findCard(world.store.cards.get(methodId)?.number ?? '')
  if (!card) throw new Error(`The payment method ${methodId} has no card behind it`)
  return card
}
