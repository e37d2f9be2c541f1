import { instantText } from '../clock.ts'
import type { LineItem, Session } from '../objects.ts'
import { testBanks } from '../payments/bank-table.ts'
import { testCards } from '../payments/card-table.ts'
import { formatAmount } from '../resources/money.ts'
import { attribute, type Html, html } from './html.ts'
import type { FieldName, Kind, Mistakes, Typed } from './method-form.ts'

export interface PayPage {
  session: Session
  lines: readonly LineItem[]
  /** The methods offered, and the one whose form is shown. */
  kinds: readonly Kind[]
  kind: Kind
  typed: Typed
  mistakes: Mistakes
  error: string | null
  isEmailKnown: boolean
  later: { amount: number; from: number } | null
}

const kindNames: Record<Kind, string> = {
  card: 'Card',
  us_bank_account: 'US bank account',
  sepa_debit: 'SEPA debit',
}

export function renderPayPage(page: PayPage): Html {
  return html`<div class="split">
<section aria-labelledby="what">${renderSummary(page)}</section>
<section class="card" aria-labelledby="how"><h2 id="how" style="margin-top:0">${page.session.mode === 'setup' ? 'Save' : 'Pay with'} ${withName(page.kind)}</h2>
${renderKinds(page)}
${renderProblems(page)}
<form method="post" novalidate>
<input type="hidden" name="method" value="${page.kind}">
${field(page, { name: 'email', label: 'Email', type: 'email', autocomplete: 'email', isFixed: page.isEmailKnown })}
${page.kind === 'card' ? cardFields(page) : bankFields(page)}
<button class="pay" type="submit">${buttonWords(page)}</button>
</form>
${page.session.custom_text.submit ? html`<p class="soft">${page.session.custom_text.submit.message}</p>` : ''}
${page.kind === 'card' ? renderTestCards() : renderTestBanks(page.kind)}
</section>
</div>`
}

function withName(kind: Kind): string {
  if (kind === 'card') return 'a card'
  return kind === 'sepa_debit' ? 'an account for SEPA debits' : 'a US bank account'
}

/** The other methods are links: the page needs no script. */
function renderKinds({ kinds, kind }: PayPage): Html | '' {
  if (kinds.length < 2) return ''
  const links = kinds.map(
    (one) =>
      html`<li><a href="?method=${one}" ${attribute('aria-current="true"', one === kind)}>${kindNames[one]}</a></li>`,
  )
  return html`<nav aria-label="How to pay"><ul>${links}</ul></nav>`
}

function cardFields(page: PayPage): Html {
  return html`${field(page, { name: 'number', label: 'Card number', hint: 'A test card, such as 4242 4242 4242 4242', inputmode: 'numeric', autocomplete: 'cc-number' })}
<div class="row">
<div>${field(page, { name: 'expiry', label: 'Expiration', hint: 'MM / YY', inputmode: 'numeric', autocomplete: 'cc-exp' })}</div>
<div>${field(page, { name: 'cvc', label: 'CVC', hint: '3 digits (Amex: 4)', inputmode: 'numeric', autocomplete: 'cc-csc' })}</div>
</div>
${field(page, { name: 'name', label: 'Cardholder name', autocomplete: 'cc-name' })}
${field(page, { name: 'postalCode', label: 'ZIP or postal code', autocomplete: 'postal-code' })}`
}

function bankFields(page: PayPage): Html {
  const name = field(page, { name: 'name', label: 'Account holder name', autocomplete: 'name' })
  if (page.kind === 'sepa_debit')
    return html`${name}${field(page, { name: 'iban', label: 'IBAN', hint: 'A test IBAN, such as AT61 1904 3002 3457 3201', autocomplete: 'off' })}`
  return html`${name}
${field(page, { name: 'routing', label: 'Routing number', hint: 'The test bank is 110000000', inputmode: 'numeric', autocomplete: 'off' })}
${field(page, { name: 'account', label: 'Account number', hint: 'A test account, such as 000123456789', inputmode: 'numeric', autocomplete: 'off' })}`
}

function buttonWords({ session, kind }: PayPage): string {
  if (kind === 'us_bank_account') return 'Continue to your bank'
  if (session.mode === 'setup') return 'Save'
  const amount = formatAmount(session.amount_total ?? 0, session.currency ?? 'usd')
  if (session.mode === 'subscription') return session.amount_total === 0 ? 'Start' : `Subscribe and pay ${amount}`
  return `${payWord(session)} ${amount}`
}

function payWord(session: Session): string {
  if (session.mode === 'setup') return 'Save a payment method'
  if (session.mode === 'subscription') return 'Subscribe'
  if (session.submit_type === 'donate') return 'Donate'
  return session.submit_type === 'book' ? 'Book' : 'Pay'
}

function renderSummary({ session, lines, later }: PayPage): Html {
  const currency = session.currency ?? 'usd'
  const back = session.cancel_url
  return html`${back ? html`<p><a href="${back}">← Back</a></p>` : ''}
<h1 id="what">${payWord(session)} ${session.mode === 'setup' ? 'with' : 'to'} ATOM</h1>
${session.mode === 'setup' ? html`<p>Nothing is charged now. ATOM may charge this method later, as you agreed there.</p>` : renderTotal(session, lines)}
${later ? html`<p>Then ${formatAmount(later.amount, currency)} ${rhythm(lines)}, from ${instantText(later.from).slice(0, 10)}, until you stop it.</p>` : ''}`
}

function renderTotal(session: Session, lines: readonly LineItem[]): Html {
  const total = formatAmount(session.amount_total ?? 0, session.currency ?? 'usd')
  return html`<p class="total">${total}</p>
<ul class="lines">
${lines.map((line) => html`<li><span>${line.description ?? 'Payment'}${(line.quantity ?? 1) > 1 ? ` × ${line.quantity}` : ''}</span><span>${formatAmount(line.amount_total, line.currency)}${line.price.recurring ? ` / ${line.price.recurring.interval}` : ''}</span></li>`)}
<li><strong>Total due${session.mode === 'subscription' ? ' today' : ''}</strong><span><strong>${total}</strong></span></li>
</ul>`
}

function rhythm(lines: readonly LineItem[]): string {
  const recurring = lines[0]?.price.recurring
  const count = recurring?.interval_count ?? 1
  return count === 1 ? `every ${recurring?.interval}` : `every ${count} ${recurring?.interval}s`
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
  const begins = shown.name === 'number' || shown.name === 'account' || shown.name === 'iban'
  return html`<label for="${shown.name}">${shown.label}${shown.hint ? html` <span class="hint" id="${shown.name}-hint">${shown.hint}</span>` : ''}</label>
<input id="${shown.name}" name="${shown.name}" type="${shown.type ?? 'text'}" value="${typed[shown.name]}" autocomplete="${shown.autocomplete}"
 ${shown.inputmode ? html`inputmode="${shown.inputmode}"` : ''} ${attribute('readonly', shown.isFixed === true)} ${attribute('autofocus', isFirst || (error !== null && begins))}
 ${described ? html`aria-describedby="${described}"` : ''} ${mistake ? html`aria-invalid="true"` : ''} required>
${mistake ? html`<p class="error" id="${shown.name}-error">${mistake}</p>` : ''}`
}

function renderTestCards(): Html {
  const rows = testCards.map((card) => ({ number: card.number.replace(/(\d{4})(?=\d)/g, '$1 '), note: card.note }))
  return renderTests('Test cards', { caption: 'Any future date, any security code, any postal code', rows })
}

function renderTestBanks(kind: Kind): Html {
  const rows = testBanks.filter((bank) => bank.kind === kind).map(({ account, note }) => ({ number: account, note }))
  const caption = kind === 'sepa_debit' ? 'Test IBANs' : 'All with the routing number 110000000'
  return renderTests('Test accounts', { caption, rows })
}

function renderTests(
  title: string,
  { caption, rows }: { caption: string; rows: readonly { number: string; note: string }[] },
): Html {
  return html`<details><summary>${title}</summary>
<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table><caption>${caption}</caption>
<thead><tr><th scope="col">Number</th><th scope="col">What happens</th></tr></thead>
<tbody>${rows.map((row) => html`<tr><td><code>${row.number}</code></td><td>${row.note}</td></tr>`)}</tbody></table></div></details>`
}
