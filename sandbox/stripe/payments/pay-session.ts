import { firstPeriod } from '../billing/first-period.ts'
import { startPaid } from '../billing/start-subscription.ts'
import type { PaymentIntent, PaymentMethod, Session, SetupIntent } from '../objects.ts'
import { createCustomerFromCheckout } from '../resources/customers.ts'
import type { Donor, SessionMemory } from '../rows.ts'
import type { World } from '../world.ts'
import { type Confirmed, confirmIntent, finishAuthentication } from './confirm.ts'
import { createIntent } from './intents.ts'
import { confirmSetup, createSetupIntent, finishSetup, type SetUp } from './setup-intents.ts'
import type { Decline } from './test-card.ts'

export type Paid =
  | { state: 'done'; session: Session }
  | { state: 'asked'; intentId: string }
  | { state: 'declined'; decline: Decline }

/** Pays an open session, or saves the method it asks for. The same intent is used until one method succeeds. */
export function paySession(
  world: World,
  session: Session,
  { method, donor }: { method: PaymentMethod; donor: Donor },
): Paid {
  const customer = findCustomer(world, session, donor)
  const known = world.store.sessions.put({ ...session, customer_details: describeDonor(donor) })
  if (savesOnly(session)) {
    const intent = findSetupIntent(world, known, customer)
    return concludeSetup(
      world,
      { ...known, customer },
      confirmSetup(world, { intent, method, returnUrl: session.success_url }),
    )
  }
  const intent = findIntent(world, known, customer)
  const paying = session.mode === 'payment' ? world.store.sessions.put({ ...known, payment_intent: intent.id }) : known
  const done = confirmIntent(world, { intent, method, offSession: false, returnUrl: session.success_url })
  return conclude(world, { ...paying, customer }, done)
}

/** Goes on after the bank's page. */
export function resumeSession(world: World, session: Session, isRecognised: boolean): Paid {
  const memory = requireMemory(world, session)
  const known = { ...session, customer: memory.customerId }
  if (savesOnly(session)) {
    const setup = world.store.setupIntents.get(memory.setupIntentId ?? '')
    if (!setup) throw new Error(`${session.id} has no setup intent to go on with`)
    return concludeSetup(world, known, finishSetup(world, setup, isRecognised))
  }
  const intent = world.store.paymentIntents.get(memory.paymentIntentId ?? '')
  if (!intent) throw new Error(`${session.id} has no payment intent to go on with`)
  return conclude(world, known, finishAuthentication(world, intent, isRecognised))
}

/** Nothing is due on the page: the method is kept for later. */
function savesOnly(session: Session): boolean {
  return session.mode === 'setup' || (session.mode === 'subscription' && session.amount_total === 0)
}

function conclude(world: World, session: Session, { intent, decline }: Confirmed): Paid {
  if (decline) return { state: 'declined', decline }
  if (intent.status === 'requires_action') return { state: 'asked', intentId: intent.id }
  const status = intent.status === 'processing' ? 'unpaid' : 'paid'
  return complete(world, { ...session, payment_status: status }, { intent, method: intent.payment_method })
}

function concludeSetup(world: World, session: Session, { intent, decline }: SetUp): Paid {
  if (decline) return { state: 'declined', decline }
  if (intent.status === 'requires_action') return { state: 'asked', intentId: intent.id }
  return complete(world, session, { intent: null, method: intent.payment_method })
}

function complete(
  world: World,
  session: Session,
  paid: { intent: PaymentIntent | null; method: PaymentIntent['payment_method'] },
): Paid {
  world.clock.cancel('expire-session', session.id)
  const asked = requireMemory(world, session).subscription
  const begun =
    asked === null
      ? null
      : startPaid(
          world,
          {
            ...asked,
            customer: String(session.customer),
            method: typeof paid.method === 'string' ? paid.method : null,
          },
          paid.intent,
        )
  const after = world.store.sessions.put({
    ...session,
    status: 'complete',
    url: null,
    ...(begun ? { subscription: begun.subscription.id, invoice: begun.invoice.id } : {}),
  })
  world.outbox.emit('checkout.session.completed', after)
  return { state: 'done', session: after }
}

/** The customer pays as themselves when known; a new one is made at the first try when the session says so. */
function findCustomer(world: World, session: Session, donor: Donor): string | null {
  const memory = requireMemory(world, session)
  if (memory.customerId !== null) return memory.customerId
  const isWanted = session.customer_creation === 'always' || memory.intent.setupFutureUsage !== null
  if (!isWanted) return null
  const customer = createCustomerFromCheckout(world, { email: donor.email, name: donor.name })
  world.store.sessionMemory.put({ ...memory, customerId: customer.id })
  return customer.id
}

function findIntent(world: World, session: Session, customer: string | null): PaymentIntent {
  const memory = requireMemory(world, session)
  const known = world.store.paymentIntents.get(memory.paymentIntentId ?? '')
  if (known) return known
  const isSubscription = memory.subscription !== null
  const intent = createIntent(world, {
    amount: session.amount_total ?? 0,
    currency: session.currency ?? 'usd',
    customer,
    ...memory.intent,
    ...(isSubscription ? { description: 'Subscription creation' } : {}),
    allowedTypes: null,
    types: session.payment_method_types,
    isAutomatic: false,
  })
  world.store.sessionMemory.put({ ...memory, paymentIntentId: intent.id })
  return intent
}

/** The intent of a setup session, made with it; or one for a subscription whose first period is free. */
function findSetupIntent(world: World, session: Session, customer: string | null): SetupIntent {
  const memory = requireMemory(world, session)
  const known = world.store.setupIntents.get(memory.setupIntentId ?? '')
  if (known) return world.store.setupIntents.put({ ...known, customer })
  const intent = createSetupIntent(world, {
    customer,
    description: null,
    metadata: {},
    types: session.payment_method_types,
    allowedTypes: null,
    isAutomatic: false,
    usage: 'off_session',
  })
  world.store.sessionMemory.put({ ...memory, setupIntentId: intent.id })
  return intent
}

/** What a session in subscription mode takes today and then at each renewal. */
export function laterTotal(world: World, session: Session): { amount: number; from: number } | null {
  const asked = world.store.sessionMemory.get(session.id)?.subscription
  if (!asked) return null
  const amount = asked.items.reduce((sum, item) => sum + (item.price.unit_amount ?? 0) * item.quantity, 0)
  return { amount, from: firstPeriod(asked, world.clock.seconds()).period.end }
}

function describeDonor({ email, name, postalCode, country }: Donor): Session['customer_details'] {
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
