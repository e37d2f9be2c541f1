import { collectInvoice } from '../billing/collect.ts'
import { intentOf } from '../billing/invoices.ts'
import type { Invoice } from '../objects.ts'
import { storeCard } from '../payments/store-method.ts'
import { findCard } from '../payments/test-cards.ts'
import { formatAmount } from '../resources/money.ts'
import type { Incoming, Outgoing } from '../server.ts'
import type { World } from '../world.ts'
import { type Html, html } from './html.ts'
import { redirect, respond, say } from './layout.ts'

/** An invoice as its customer sees it, with a way to pay it while it is open. */
export function answerInvoicePage(world: World, incoming: Incoming, id: string): Outgoing {
  const invoice = world.store.invoices.get(id)
  if (!invoice || invoice.status === 'draft')
    return say(404, { title: 'No invoice', text: 'No invoice has this address.' })
  if (incoming.method === 'GET' || invoice.status !== 'open') return show(world, invoice, null)
  const intent = intentOf(world, invoice)
  if (intent.status === 'requires_action') return redirect(`/3ds/${intent.id}`)
  const number = (new URLSearchParams(incoming.body).get('number') ?? '').replace(/[\s-]/g, '')
  const card = findCard(number)
  if (!card) return show(world, invoice, 'This is not a test card. Never type a real one here.')
  const method = storeCard(world, { card, expMonth: 12, expYear: world.clock.year() + 3 })
  const { decline, invoice: after } = collectInvoice(world, invoice, { method: method.id })
  const asked = intentOf(world, after)
  if (!decline && after.status === 'open' && asked.status === 'requires_action') return redirect(`/3ds/${asked.id}`)
  return show(world, world.store.invoices.get(id) ?? after, decline?.message ?? null)
}

function show(world: World, invoice: Invoice, error: string | null): Outgoing {
  const body = html`<div class="card"><h1>Invoice ${invoice.number ?? ''} from ATOM</h1>
<p class="total">${formatAmount(invoice.amount_due, invoice.currency)}</p>
<ul class="lines">${invoice.lines.data.map((line) => html`<li><span>${line.description ?? ''}</span><span>${formatAmount(line.amount, line.currency)}</span></li>`)}</ul>
${invoice.status === 'open' ? form(world, invoice, error) : html`<p><strong>${words[invoice.status ?? 'open'] ?? ''}</strong></p>`}</div>`
  return respond(error ? 402 : 200, { title: error ? 'Error: invoice' : 'Invoice', body })
}

const words: Record<string, string> = { paid: 'Paid.', void: 'Voided: nothing is owed.', uncollectible: 'Written off.' }

function form(world: World, invoice: Invoice, error: string | null): Html {
  if (intentOf(world, invoice).status === 'requires_action')
    return html`<p>Your bank wants to see you before it pays this.</p><form method="post" class="actions"><button type="submit">Continue to your bank</button></form>`
  return html`${error ? html`<div class="alert" role="alert"><p style="margin:0"><strong>${error}</strong></p></div>` : ''}
<form method="post" novalidate><label for="number">Card number <span class="hint" id="number-hint">A test card, such as 4242 4242 4242 4242</span></label>
<input id="number" name="number" inputmode="numeric" autocomplete="cc-number" aria-describedby="number-hint" required>
<button class="pay" type="submit">Pay ${formatAmount(invoice.amount_due, invoice.currency)}</button></form>`
}
