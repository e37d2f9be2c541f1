import { periodOf, planAhead, updateSubscription } from '../billing/subscriptions.ts'
import { instantText } from '../clock.ts'
import type { Subscription } from '../objects.ts'
import { formatAmount } from '../resources/money.ts'
import type { Incoming, Outgoing } from '../server.ts'
import type { World } from '../world.ts'
import { type Html, html } from './html.ts'
import { redirect, respond, say } from './layout.ts'

/** The customer's own page at Stripe: what they give regularly, and the way to end it or to take that back. */
export function answerPortalPage(world: World, incoming: Incoming, id: string): Outgoing {
  const link = world.store.portalLinks.get(id)
  if (!link) return say(404, { title: 'Page not found', text: 'This link is not, or no longer, known.' })
  const running = world.store.subscriptions
    .newestFirst()
    .filter((row) => row.customer === link.customer && row.status !== 'canceled')
  if (incoming.method === 'POST') {
    const form = new URLSearchParams(incoming.body)
    const chosen = running.find((row) => row.id === form.get('subscription'))
    if (chosen) setEnding(world, chosen, form.get('answer') === 'end')
    return redirect(`/p/session/${id}`)
  }
  const back = link.returnUrl ? html`<p><a href="${link.returnUrl}">← Back to ATOM</a></p>` : ''
  const body = html`${back}<h1>Your regular payments to ATOM</h1>
${running.length === 0 ? html`<p>There are none.</p>` : running.map(renderOne)}`
  return respond(200, { title: 'Your payments', body })
}

function setEnding(world: World, subscription: Subscription, isEnding: boolean): void {
  const change = isEnding
    ? { cancel_at: periodOf(subscription).end, cancel_at_period_end: true, canceled_at: world.clock.seconds() }
    : { cancel_at: null, cancel_at_period_end: false, canceled_at: null }
  planAhead(world, updateSubscription(world, subscription, change))
}

function renderOne(subscription: Subscription): Html {
  const [item] = subscription.items.data
  const amount = formatAmount((item?.price.unit_amount ?? 0) * (item?.quantity ?? 1), subscription.currency)
  const until = instantText(periodOf(subscription).end).slice(0, 10)
  const isEnding = subscription.cancel_at_period_end
  return html`<form method="post" class="card" style="margin-top:16px"><h2 style="margin-top:0">${amount} every ${item?.price.recurring?.interval ?? 'month'}</h2>
<p>${isEnding ? `Ends on ${until}.` : `The next payment is on ${until}.`}</p>
<input type="hidden" name="subscription" value="${subscription.id}">
<button type="submit" class="plain" name="answer" value="${isEnding ? 'keep' : 'end'}">${isEnding ? 'Keep it' : 'End it'}<span class="soft"> (${amount})</span></button></form>`
}
