import type { Session } from '../objects.ts'
import { idOf } from '../objects.ts'
import { type Paid, paySession } from '../payments/pay-session.ts'
import { findCard } from '../payments/test-cards.ts'
import type { Incoming, Outgoing } from '../server.ts'
import type { World } from '../world.ts'
import { checkTyped, type Mistakes, readTyped, type Typed } from './card-form.ts'
import { redirect, respond, say } from './layout.ts'
import { renderPayPage } from './pay-form.ts'

/** The hosted payment page: shows what is to be paid, takes a card, and says what came of it. */
export function answerPayPage(world: World, incoming: Incoming, id: string): Outgoing {
  const session = world.store.sessions.get(id)
  if (!session) return say(404, { title: 'Page not found', text: 'No payment page has this address.' })
  if (session.status === 'complete') return sayPaid(session)
  if (session.status === 'expired' || session.expires_at <= world.clock.seconds()) return sayExpired(session)
  if (incoming.method === 'GET') {
    const error = new URLSearchParams(incoming.query).has('failed') ? lastFailure(world, session) : null
    return show(world, session, { status: 200, typed: blank(world, session), mistakes: {}, error })
  }
  return take(world, session, readTyped(incoming.body))
}

/** What the bank's page left behind. */
function lastFailure(world: World, session: Session): string | null {
  return world.store.paymentIntents.get(session.payment_intent ?? '')?.last_payment_error?.message ?? null
}

function take(world: World, session: Session, given: Typed): Outgoing {
  const typed = { ...given, email: knownEmail(world, session) ?? given.email }
  const checked = checkTyped(world, typed)
  if ('mistakes' in checked)
    return show(world, session, { status: 422, typed, mistakes: checked.mistakes, error: null })
  return goOn(world, session, { typed, paid: paySession(world, session, checked.entered) })
}

function goOn(world: World, session: Session, { typed, paid }: { typed: Typed; paid: Paid }): Outgoing {
  if (paid.state === 'paid') return redirect(successUrl(paid.session))
  if (paid.state === 'asked') return redirect(`/3ds/${paid.intent.id}`)
  const mistakes = fieldOf(paid.decline.code, paid.decline.message)
  const error = Object.keys(mistakes).length > 0 ? null : `${paid.decline.message} Try a different card.`
  return show(world, session, { status: 402, typed, mistakes, error })
}

/** Some declines are about one field, and Checkout writes them beside it. */
function fieldOf(code: string, message: string): Mistakes {
  if (code === 'incorrect_cvc') return { cvc: message }
  if (code === 'expired_card') return { expiry: message }
  return code === 'incorrect_number' ? { number: message } : {}
}

interface Shown {
  status: number
  typed: Typed
  mistakes: Mistakes
  error: string | null
}

function show(world: World, session: Session, { status, typed, mistakes, error }: Shown): Outgoing {
  const lines = world.store.sessionMemory.get(session.id)?.lineItems ?? []
  // A number that is no test card may be a real one: it is never written back.
  const number = findCard(typed.number.replace(/[\s-]/g, '')) ? typed.number : ''
  const body = renderPayPage({
    session,
    lines,
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
    email: knownEmail(world, session) ?? donor?.email ?? '',
    number: '',
    expiry: '',
    cvc: '',
    name: donor?.name ?? '',
    postalCode: donor?.address?.postal_code ?? '',
  }
}

function knownEmail(world: World, session: Session): string | null {
  return session.customer_email ?? world.store.customers.get(idOf(session.customer) ?? '')?.email ?? null
}

/** Where a paid session leads. Stripe fills in the template only where it stands literally. */
export function successUrl(session: Session): string {
  return (session.success_url ?? '/').replaceAll('{CHECKOUT_SESSION_ID}', session.id)
}

function sayPaid(session: Session): Outgoing {
  return say(200, {
    title: 'You’re all done here',
    text: 'This payment was already made. It was not charged again.',
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
