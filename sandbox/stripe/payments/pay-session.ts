import type { PaymentIntent, Session } from '../objects.ts'
import { idOf } from '../objects.ts'
import { createCustomerFromCheckout } from '../resources/customers.ts'
import type { SessionMemory } from '../store.ts'
import type { World } from '../world.ts'
import { type Confirmed, confirmIntent, finishAuthentication } from './confirm.ts'
import { createIntent } from './intents.ts'
import { storeCard } from './payment-methods.ts'
import type { Decline, TestCard } from './test-card.ts'

/** What the donor typed on the payment page, already checked. */
export interface Entered {
  card: TestCard
  expMonth: number
  expYear: number
  email: string
  name: string
  postalCode: string
  country: string
}
export type Paid =
  | { state: 'paid'; session: Session }
  | { state: 'asked'; intent: PaymentIntent }
  | { state: 'declined'; decline: Decline }

/** Pays an open session with a card: the same intent is used until one card succeeds. */
export function paySession(world: World, session: Session, entered: Entered): Paid {
  const memory = requireMemory(world, session)
  const customer = findCustomer(world, session, { memory, entered })
  const intent = findIntent(world, session, { memory, customer })
  const { card, expMonth, expYear, ...billing } = entered
  const method = storeCard(world, { card, expMonth, expYear, billing })
  const paying = world.store.sessions.put({
    ...session,
    payment_intent: intent.id,
    customer_details: describeDonor(entered),
  })
  const done = confirmIntent(world, { intent, method, offSession: false, returnUrl: session.success_url })
  return conclude(world, { ...paying, customer }, done)
}

/** Goes on after the bank's page. */
export function resumeSession(world: World, session: Session, isRecognised: boolean): Paid {
  const intent = world.store.paymentIntents.get(session.payment_intent ?? '')
  if (!intent) throw new Error(`${session.id} has no payment intent to go on with`)
  const done = finishAuthentication(world, intent, isRecognised)
  return conclude(world, { ...session, customer: requireMemory(world, session).customerId }, done)
}

function conclude(world: World, session: Session, { intent, decline }: Confirmed): Paid {
  if (decline) return { state: 'declined', decline }
  if (intent.status === 'requires_action') return { state: 'asked', intent }
  world.clock.cancel('expire-session', session.id)
  const complete = world.store.sessions.put({ ...session, status: 'complete', payment_status: 'paid', url: null })
  world.outbox.emit('checkout.session.completed', complete)
  return { state: 'paid', session: complete }
}

interface Known {
  memory: SessionMemory
  entered: Entered
}

/** The customer pays as themselves when known; a new one is made at the first try when the session says so. */
function findCustomer(world: World, session: Session, { memory, entered }: Known): string | null {
  if (memory.customerId !== null) return memory.customerId
  const isWanted = session.customer_creation === 'always' || memory.intent.setupFutureUsage !== null
  if (!isWanted) return null
  const customer = createCustomerFromCheckout(world, { email: entered.email, name: entered.name })
  world.store.sessionMemory.put({ ...memory, customerId: customer.id })
  return customer.id
}

function findIntent(
  world: World,
  session: Session,
  { memory, customer }: { memory: SessionMemory; customer: string | null },
): PaymentIntent {
  const known = world.store.paymentIntents.get(session.payment_intent ?? '')
  if (known) return known
  return createIntent(world, {
    amount: session.amount_total ?? 0,
    currency: session.currency ?? 'usd',
    customer,
    ...memory.intent,
    allowedTypes: null,
    types: session.payment_method_types,
    isAutomatic: false,
  })
}

function describeDonor({ email, name, postalCode, country }: Entered): Session['customer_details'] {
  return {
    address: { city: null, country, line1: null, line2: null, postal_code: postalCode, state: null },
    business_name: null,
    email,
    individual_name: null,
    name,
    phone: null,
    tax_exempt: 'none',
    tax_ids: [],
  }
}

function requireMemory(world: World, session: Session): SessionMemory {
  const memory = world.store.sessionMemory.get(session.id)
  if (!memory) throw new Error(`Nothing is remembered of ${session.id}`)
  return memory
}

/** The session that an intent belongs to, if Checkout made it. */
export function sessionOf(world: World, intentId: string): Session | undefined {
  return world.store.sessions.oldestFirst().find((session) => idOf(session.payment_intent) === intentId)
}
