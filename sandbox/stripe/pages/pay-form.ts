import type { LineItem, Session } from '../objects.ts'
import { testCards } from '../payments/card-table.ts'
import { formatAmount } from '../resources/money.ts'
import type { FieldName, Mistakes, Typed } from './card-form.ts'
import { attribute, type Html, html } from './html.ts'

export interface PayPage {
  session: Session
  lines: readonly LineItem[]
  typed: Typed
  mistakes: Mistakes
  error: string | null
  isEmailKnown: boolean
}

export function renderPayPage(page: PayPage): Html {
  return html`<div class="split">
<section aria-labelledby="what">${renderSummary(page.session, page.lines)}</section>
<section class="card" aria-labelledby="how"><h2 id="how" style="margin-top:0">Pay with card</h2>
${renderProblems(page)}
<form method="post" novalidate>
${field(page, { name: 'email', label: 'Email', type: 'email', autocomplete: 'email', isFixed: page.isEmailKnown })}
${field(page, { name: 'number', label: 'Card number', hint: 'A test card, such as 4242 4242 4242 4242', inputmode: 'numeric', autocomplete: 'cc-number' })}
<div class="row">
<div>${field(page, { name: 'expiry', label: 'Expiration', hint: 'MM / YY', inputmode: 'numeric', autocomplete: 'cc-exp' })}</div>
<div>${field(page, { name: 'cvc', label: 'CVC', hint: '3 digits (Amex: 4)', inputmode: 'numeric', autocomplete: 'cc-csc' })}</div>
</div>
${field(page, { name: 'name', label: 'Cardholder name', autocomplete: 'cc-name' })}
${field(page, { name: 'postalCode', label: 'ZIP or postal code', autocomplete: 'postal-code' })}
<button class="pay" type="submit">${payWord(page.session)} ${formatAmount(page.session.amount_total ?? 0, page.session.currency ?? 'usd')}</button>
</form>
${page.session.custom_text.submit ? html`<p class="soft">${page.session.custom_text.submit.message}</p>` : ''}
${renderTestCards()}
</section>
</div>`
}

function payWord(session: Session): string {
  if (session.submit_type === 'donate') return 'Donate'
  return session.submit_type === 'book' ? 'Book' : 'Pay'
}

function renderSummary(session: Session, lines: readonly LineItem[]): Html {
  const total = formatAmount(session.amount_total ?? 0, session.currency ?? 'usd')
  const back = session.cancel_url
  return html`${back ? html`<p><a href="${back}">← Back</a></p>` : ''}
<h1 id="what">${payWord(session)} to ATOM</h1>
<p class="total">${total}</p>
<ul class="lines">
${lines.map((line) => html`<li><span>${line.description ?? 'Payment'}${(line.quantity ?? 1) > 1 ? ` × ${line.quantity}` : ''}</span><span>${formatAmount(line.amount_total, line.currency)}</span></li>`)}
<li><strong>Total due</strong><span><strong>${total}</strong></span></li>
</ul>`
}

function renderProblems({ error, mistakes }: PayPage): Html | '' {
  if (error) return html`<div class="alert" role="alert"><p style="margin:0"><strong>${error}</strong></p></div>`
  const names = Object.keys(mistakes)
  if (names.length === 0) return ''
  return html`<div class="alert" role="alert"><p style="margin:0"><strong>Nothing was charged.</strong> Please correct ${names.length === 1 ? 'the field' : 'the fields'} below.</p></div>`
}

interface FieldShown {
  name: FieldName
  label: string
  hint?: string
  type?: string
  inputmode?: string
  autocomplete: string
  isFixed?: boolean
}

function field({ typed, mistakes, error }: PayPage, shown: FieldShown): Html {
  const mistake = mistakes[shown.name]
  const isFirst = mistake !== undefined && Object.keys(mistakes)[0] === shown.name
  const described = [shown.hint ? `${shown.name}-hint` : '', mistake ? `${shown.name}-error` : '']
    .filter(Boolean)
    .join(' ')
  return html`<label for="${shown.name}">${shown.label}${shown.hint ? html` <span class="hint" id="${shown.name}-hint">${shown.hint}</span>` : ''}</label>
<input id="${shown.name}" name="${shown.name}" type="${shown.type ?? 'text'}" value="${typed[shown.name]}" autocomplete="${shown.autocomplete}"
 ${shown.inputmode ? html`inputmode="${shown.inputmode}"` : ''} ${attribute('readonly', shown.isFixed === true)} ${attribute('autofocus', isFirst || (error !== null && shown.name === 'number'))}
 ${described ? html`aria-describedby="${described}"` : ''} ${mistake ? html`aria-invalid="true"` : ''} required>
${mistake ? html`<p class="error" id="${shown.name}-error">${mistake}</p>` : ''}`
}

function renderTestCards(): Html {
  return html`<details><summary>Test cards</summary>
<div class="scroll"><table><caption>Any future date, any security code, any postal code</caption>
<thead><tr><th scope="col">Number</th><th scope="col">What happens</th></tr></thead>
<tbody>${testCards.map((card) => html`<tr><td><code>${spaced(card.number)}</code></td><td>${card.note}</td></tr>`)}</tbody></table></div></details>`
}

function spaced(number: string): string {
  return number.replace(/(\d{4})(?=\d)/g, '$1 ')
}
