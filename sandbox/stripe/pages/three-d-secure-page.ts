import type { PaymentIntent, Session, SetupIntent } from '../objects.ts'
import { finishAuthentication } from '../payments/confirm.ts'
import { resumeSession } from '../payments/pay-session.ts'
import { sessionOf } from '../payments/session-of.ts'
import { finishSetup } from '../payments/setup-intents.ts'
import { tellOwner } from '../payments/tell-owner.ts'
import { formatAmount } from '../resources/money.ts'
import type { Incoming, Outgoing } from '../server.ts'
import type { World } from '../world.ts'
import { html } from './html.ts'
import { redirect, respond, say } from './layout.ts'
import { successUrl } from './success-url.ts'

/** The bank's page: is it really you? For payments and for cards that are only saved. */
export function answerThreeDSecurePage(world: World, incoming: Incoming, intentId: string): Outgoing {
  const intent = world.store.paymentIntents.get(intentId) ?? world.store.setupIntents.get(intentId)
  if (intent?.status !== 'requires_action')
    return say(404, { title: 'Nothing to confirm', text: 'This payment is not waiting for its bank.' })
  if (incoming.method === 'GET') return ask(intent)
  const isRecognised = new URLSearchParams(incoming.body).get('answer') === 'complete'
  const session = sessionOf(world, intentId)
  return session ? goOnWithSession(world, session, isRecognised) : goOnAlone(world, intent, isRecognised)
}

function ask(intent: PaymentIntent | SetupIntent): Outgoing {
  const what =
    intent.object === 'payment_intent'
      ? html`paying <strong>${formatAmount(intent.amount, intent.currency)}</strong> to ATOM`
      : html`letting ATOM save this card for later`
  const body = html`<div class="card"><h1>3-D Secure</h1>
<p>The bank asks whether you are ${what}. A real bank would send you a code now.</p>
<form method="post" class="actions">
<button type="submit" name="answer" value="complete">Complete</button>
<button type="submit" name="answer" value="fail" class="plain">Fail</button>
</form></div>`
  return respond(200, { title: '3-D Secure', body })
}

function goOnWithSession(world: World, session: Session, isRecognised: boolean): Outgoing {
  if (session.status !== 'open')
    return say(410, { title: 'This payment page has expired', text: 'Nothing was charged.' })
  const paid = resumeSession(world, session, isRecognised)
  if (paid.state === 'done') return redirect(successUrl(paid.session))
  return redirect(`/c/pay/${session.id}?failed=1`)
}

function goOnAlone(world: World, intent: PaymentIntent | SetupIntent, isRecognised: boolean): Outgoing {
  const back = intent.next_action?.redirect_to_url?.return_url
  const decline =
    intent.object === 'payment_intent'
      ? finishPayment(world, intent, isRecognised)
      : finishSetup(world, intent, isRecognised).decline
  if (!back) return say(200, { title: 'Done', text: decline ? decline.message : 'Your bank has confirmed it.' })
  const url = new URL(back)
  url.searchParams.set(intent.object, intent.id)
  url.searchParams.set(`${intent.object}_client_secret`, intent.client_secret ?? '')
  url.searchParams.set('redirect_status', decline ? 'failed' : 'succeeded')
  return redirect(url.href)
}

function finishPayment(world: World, intent: PaymentIntent, isRecognised: boolean) {
  const done = finishAuthentication(world, intent, isRecognised)
  tellOwner(world, done.intent, done.decline)
  return done.decline
}
