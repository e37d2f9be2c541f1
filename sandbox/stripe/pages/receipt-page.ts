import { formatAmount } from '../resources/money.ts'
import type { Outgoing } from '../server.ts'
import type { World } from '../world.ts'
import { html } from './html.ts'
import { respond, say } from './layout.ts'

/** Stripe's own receipt of a charge. The portal writes its own; this is where `receipt_url` leads. */
export function answerReceiptPage(world: World, chargeId: string): Outgoing {
  const charge = world.store.charges.get(chargeId)
  if (!charge?.paid) return say(404, { title: 'No receipt', text: 'No paid charge has this address.' })
  const card = charge.payment_method_details?.card
  const body = html`<div class="card"><h1>Receipt from ATOM</h1>
<p class="total">${formatAmount(charge.amount, charge.currency)}</p>
<dl><dt>Charge</dt><dd><code>${charge.id}</code></dd><dt>Card</dt><dd>${card?.brand ?? ''} ending in ${card?.last4 ?? ''}</dd>
${charge.amount_refunded > 0 ? html`<dt>Refunded</dt><dd>${formatAmount(charge.amount_refunded, charge.currency)}</dd>` : ''}</dl></div>`
  return respond(200, { title: 'Receipt', body })
}
