import type { PaymentIntent } from '../objects.ts'
import { finishAuthentication } from '../payments/confirm.ts'
import { resumeSession, sessionOf } from '../payments/pay-session.ts'
import { formatAmount } from '../resources/money.ts'
import type { Incoming, Outgoing } from '../server.ts'
import type { World } from '../world.ts'
import { html } from './html.ts'
import { redirect, respond, say } from './layout.ts'
import { successUrl } from './pay-page.ts'

/** The bank's page: is it really you? */
export function answerThreeDSecurePage(world: World, incoming: Incoming, intentId: string): Outgoing {
  const intent = world.store.paymentIntents.get(intentId)
  if (intent?.status !== 'requires_action')
    return say(404, { title: 'Nothing to confirm', text: 'This payment is not waiting for its bank.' })
  if (incoming.method === 'GET') return ask(intent)
  const isRecognised = new URLSearchParams(incoming.body).get('answer') === 'complete'
  return sessionOf(world, intentId)
    ? goOnWithSession(world, intent, isRecognised)
    : goOnWithIntent(world, intent, isRecognised)
}

function ask(intent: PaymentIntent): Outgoing {
  const body = html`<div class="card"><h1>3-D Secure</h1>
<p>The bank asks whether you are paying <strong>${formatAmount(intent.amount, intent.currency)}</strong> to ATOM. A real bank would send you a code now.</p>
<form method="post" class="actions">
<button type="submit" name="answer" value="complete">Complete</button>
<button type="submit" name="answer" value="fail" class="plain">Fail</button>
</form></div>`
  return respond(200, { title: '3-D Secure', body })
}

function goOnWithSession(world: World, intent: PaymentIntent, isRecognised: boolean): Outgoing {
  const session = sessionOf(world, intent.id)
  if (session?.status !== 'open')
    return say(410, { title: 'This payment page has expired', text: 'Nothing was charged.' })
  const paid = resumeSession(world, session, isRecognised)
  if (paid.state === 'paid') return redirect(successUrl(paid.session))
  return redirect(`/c/pay/${session.id}?failed=1`)
}

function goOnWithIntent(world: World, intent: PaymentIntent, isRecognised: boolean): Outgoing {
  const back = intent.next_action?.redirect_to_url?.return_url
  const done = finishAuthentication(world, intent, isRecognised)
  if (!back) return say(200, { title: 'Done', text: done.decline ? done.decline.message : 'The payment went through.' })
  const url = new URL(back)
  url.searchParams.set('payment_intent', intent.id)
  url.searchParams.set('payment_intent_client_secret', intent.client_secret ?? '')
  url.searchParams.set('redirect_status', done.decline ? 'failed' : 'succeeded')
  return redirect(url.href)
}
