import type { PaymentMethod, Session } from '../objects.ts'
import { idOf } from '../objects.ts'
import { laterTotal, type Paid, paySession } from '../payments/pay-session.ts'
import { storeBank, storeCard } from '../payments/store-method.ts'
import { findCard } from '../payments/test-cards.ts'
import type { Donor } from '../rows.ts'
import type { Incoming, Outgoing } from '../server.ts'
import type { World } from '../world.ts'
import { redirect, respond, say } from './layout.ts'
import { checkTyped, type Kind, type Mistakes, readTyped, type Typed } from './method-form.ts'
import { renderPayPage } from './pay-form.ts'
import { successUrl } from './success-url.ts'

/** The hosted payment page: shows what is to be paid or saved, takes a method, and says what came of it. */
export function answerPayPage(world: World, incoming: Incoming, id: string): Outgoing {
  const session = world.store.sessions.get(id)
  if (!session) return say(404, { title: 'Page not found', text: 'No payment page has this address.' })
  if (session.status === 'complete') return sayPaid(session)
  if (session.status === 'expired' || session.expires_at <= world.clock.seconds()) return sayExpired(session)
  if (incoming.method === 'POST') return take(world, session, incoming.body)
  const query = new URLSearchParams(incoming.query)
  const error = query.has('failed') ? lastFailure(world, session) : null
  const kind = kindOf(session, query.get('method'))
  return show(world, session, { status: 200, kind, typed: blank(world, session), mistakes: {}, error })
}

function kindsOf(session: Session): Kind[] {
  const kinds = (['card', 'us_bank_account', 'sepa_debit'] as const).filter((kind) =>
    session.payment_method_types.includes(kind),
  )
  return kinds.length > 0 ? [...kinds] : ['card']
}

function kindOf(session: Session, named: string | null): Kind {
  const kinds = kindsOf(session)
  return kinds.find((kind) => kind === named) ?? kinds[0] ?? 'card'
}

/** What the bank's page left behind. */
function lastFailure(world: World, session: Session): string | null {
  const memory = world.store.sessionMemory.get(session.id)
  const setup = world.store.setupIntents.get(memory?.setupIntentId ?? '')
  const payment = world.store.paymentIntents.get(memory?.paymentIntentId ?? '')
  return payment?.last_payment_error?.message ?? setup?.last_setup_error?.message ?? null
}

function take(world: World, session: Session, body: string): Outgoing {
  const given = readTyped(body)
  const kind = kindOf(session, new URLSearchParams(body).get('method'))
  const typed = { ...given, email: knownEmail(world, session) ?? given.email }
  const checked = checkTyped(world, typed, kind)
  if ('mistakes' in checked)
    return show(world, session, { status: 422, kind, typed, mistakes: checked.mistakes, error: null })
  const { entered } = checked
  const { donor } = entered
  const method =
    'card' in entered
      ? storeCard(world, { ...entered, billing: donor })
      : storeBank(world, { bank: entered.bank, billing: donor })
  if (kind === 'us_bank_account') return askBank(world, session, { method, donor })
  return goOn(world, session, { kind, typed, paid: paySession(world, session, { method, donor }) })
}

/** The owner of a US account says yes on the page of their bank. */
function askBank(world: World, session: Session, { method, donor }: { method: PaymentMethod; donor: Donor }): Outgoing {
  const memory = world.store.sessionMemory.get(session.id)
  if (memory) world.store.sessionMemory.put({ ...memory, bank: { method: method.id, donor } })
  return redirect(`/bank/${session.id}`)
}

interface WentOn {
  kind: Kind
  typed: Typed
  paid: Paid
}

function goOn(world: World, session: Session, { kind, typed, paid }: WentOn): Outgoing {
  if (paid.state === 'done') return redirect(successUrl(paid.session))
  if (paid.state === 'asked') return redirect(`/3ds/${paid.intentId}`)
  const mistakes = fieldOf(paid.decline.code, paid.decline.message)
  const error = Object.keys(mistakes).length > 0 ? null : `${paid.decline.message} Try a different card.`
  return show(world, session, { status: 402, kind, typed, mistakes, error })
}

/** Some declines are about one field, and Checkout writes them beside it. */
function fieldOf(code: string, message: string): Mistakes {
  if (code === 'incorrect_cvc') return { cvc: message }
  if (code === 'expired_card') return { expiry: message }
  return code === 'incorrect_number' ? { number: message } : {}
}

interface Shown {
  status: number
  kind: Kind
  typed: Typed
  mistakes: Mistakes
  error: string | null
}

function show(world: World, session: Session, { status, kind, typed, mistakes, error }: Shown): Outgoing {
  const lines = world.store.sessionMemory.get(session.id)?.lineItems ?? []
  // A number that is no test card may be a real one: it is never written back.
  const number = findCard(typed.number.replace(/[\s-]/g, '')) ? typed.number : ''
  const body = renderPayPage({
    session,
    lines,
    kinds: kindsOf(session),
    kind,
    later: laterTotal(world, session),
    typed: { ...typed, number, cvc: '' },
    mistakes,
    error,
    isEmailKnown: knownEmail(world, session) !== null,
  })
  return respond(status, { title: error || Object.keys(mistakes).length > 0 ? 'Error: pay' : 'Pay', body })
}

function blank(world: World, session: Session): Typed {
  const donor = session.customer_details
  return {
    ...readTyped(''),
    email: knownEmail(world, session) ?? donor?.email ?? '',
    name: donor?.name ?? '',
    postalCode: donor?.address?.postal_code ?? '',
  }
}

function knownEmail(world: World, session: Session): string | null {
  return session.customer_email ?? world.store.customers.get(idOf(session.customer) ?? '')?.email ?? null
}

function sayPaid(session: Session): Outgoing {
  return say(200, {
    title: 'You’re all done here',
    text:
      session.mode === 'setup'
        ? 'This payment method is already saved.'
        : 'This payment was already made. It was not charged again.',
    link: { href: successUrl(session), label: 'Back to the site' },
  })
}

function sayExpired(session: Session): Outgoing {
  const link = session.cancel_url ? { href: session.cancel_url, label: 'Back to the site' } : null
  return say(410, {
    title: 'This payment page has expired',
    text: 'Nothing was charged. Go back to the site to start again.',
    link,
  })
}
