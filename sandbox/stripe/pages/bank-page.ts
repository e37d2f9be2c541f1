import type { PaymentMethod, Session } from '../objects.ts'
import { paySession } from '../payments/pay-session.ts'
import { formatAmount } from '../resources/money.ts'
import type { Incoming, Outgoing } from '../server.ts'
import type { World } from '../world.ts'
import { html } from './html.ts'
import { redirect, respond, say } from './layout.ts'
import { successUrl } from './success-url.ts'

/** The page of a bank, at which an account is verified at once: its owner lets ATOM debit it, or does not. */
export function answerBankPage(world: World, incoming: Incoming, sessionId: string): Outgoing {
  const session = world.store.sessions.get(sessionId)
  const bank = world.store.sessionMemory.get(sessionId)?.bank
  const method = world.store.paymentMethods.get(bank?.method ?? '')
  if (session?.status !== 'open' || !bank || !method)
    return say(404, { title: 'Nothing to confirm', text: 'No payment is waiting for this bank.' })
  if (incoming.method === 'GET') return ask(session, method)
  if (new URLSearchParams(incoming.body).get('answer') !== 'agree')
    return redirect(`/c/pay/${sessionId}?method=us_bank_account`)
  const paid = paySession(world, session, { method, donor: bank.donor })
  if (paid.state === 'done') return redirect(successUrl(paid.session))
  return redirect(`/c/pay/${sessionId}?method=us_bank_account&failed=1`)
}

function ask(session: Session, method: PaymentMethod): Outgoing {
  const account = html`<strong>checking account ending in ${method.us_bank_account?.last4}</strong>`
  const amount = formatAmount(session.amount_total ?? 0, session.currency ?? 'usd')
  const what =
    session.mode === 'setup'
      ? html`ATOM asks to debit your ${account} in the future.`
      : html`ATOM asks to debit <strong>${amount}</strong> from your ${account}.`
  const body = html`<div class="card"><h1>Test Bank</h1>
<p>${what}</p>
<p class="soft">By agreeing you authorise ATOM to debit this account for what you owe, and to credit it in case of error. You may take this back at any time by telling ATOM.</p>
<form method="post" class="actions">
<button type="submit" name="answer" value="agree">Agree</button>
<button type="submit" name="answer" value="refuse" class="plain">Use another way</button>
</form></div>`
  return respond(200, { title: 'Test Bank', body })
}
