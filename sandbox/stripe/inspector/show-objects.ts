import { findObject } from '../find-object.ts'
import { toJson } from '../objects.ts'
import { html } from '../pages/html.ts'
import type { World } from '../world.ts'
import { actsOn } from './act-on-object.ts'
import { linkTo, table, type View, when } from './view.ts'

const kinds = {
  sessions: 'Checkout sessions',
  subscriptions: 'Subscriptions',
  invoices: 'Invoices',
  invoicePayments: 'Invoice payments',
  setupIntents: 'Setup intents',
  disputes: 'Disputes',
  earlyFraudWarnings: 'Fraud warnings',
  payouts: 'Payouts',
  testClocks: 'Test clocks',
  paymentIntents: 'Payment intents',
  charges: 'Charges',
  refunds: 'Refunds',
  balanceEntries: 'Balance',
  customers: 'Customers',
  paymentMethods: 'Payment methods',
  products: 'Products',
  prices: 'Prices',
  webhookEndpoints: 'Webhook endpoints',
} as const
type Kind = keyof typeof kinds
const rowsShown = 200

export function showObjects(world: World, asked: string): View {
  const kind = isKind(asked) ? asked : 'sessions'
  const rows: {
    id: string
    created: number
    status?: string | null
    amount?: number
    amount_total?: number | null
    amount_due?: number
  }[] = world.store[kind].newestFirst().slice(0, rowsShown)
  const links = Object.entries(kinds).map(
    ([key, label]) => html`<li><a href="/_sandbox/objects?kind=${key}">${label}</a></li>`,
  )
  const body = html`<nav aria-label="Kinds"><ul>${links}</ul></nav>
${table(rows, {
  caption: `${kinds[kind]}, newest first`,
  empty: `No ${kinds[kind].toLowerCase()} yet.`,
  columns: [
    { label: 'Id', cell: (row) => linkTo(row.id) },
    { label: 'Created (UTC)', cell: (row) => when(row.created) },
    { label: 'Status', cell: (row) => row.status ?? '' },
    { label: 'Amount (cents)', cell: (row) => row.amount ?? row.amount_total ?? row.amount_due ?? '', isNumber: true },
  ],
})}`
  return { title: kinds[kind], json: rows, body }
}

function isKind(text: string): text is Kind {
  return Object.hasOwn(kinds, text)
}

/** One object as the API shows it, and what was said about it. */
export function showObject(world: World, id: string): View | null {
  const object = findObject(world, id)
  if (!object) return null
  const about = world.store.events
    .newestFirst()
    .filter((event) => JSON.stringify(event.data.object).includes(`"${id}"`))
    .slice(0, rowsShown)
  const resend =
    object.object === 'event'
      ? html`<form method="post" action="/_sandbox/events/${id}/resend"><button type="submit">Send again</button></form>`
      : ''
  const levers = actsOn(object.object).map(
    ({ verb, label }) =>
      html`<form class="inline" method="post" action="/_sandbox/objects/${id}/${verb}"><button type="submit" class="plain">${label}</button></form>`,
  )
  const body = html`${resend}<div class="actions">${levers}</div><pre tabindex="0">${JSON.stringify(toJson(object), null, 2)}</pre>
<h2>Events about it</h2>${renderEvents(about, 'None yet.')}`
  return { title: id, json: object, body }
}

export function showEvents(world: World): View {
  const rows = world.store.events.newestFirst().slice(0, rowsShown)
  return { title: 'Events', json: rows, body: renderEvents(rows, 'Nothing has happened yet.') }
}

interface EventShown {
  id: string
  type: string
  created: number
  pending_webhooks: number
}

function renderEvents(rows: readonly EventShown[], empty: string) {
  return table(rows, {
    caption: 'Events, newest first',
    empty,
    columns: [
      { label: 'Type', cell: (row) => row.type },
      { label: 'Id', cell: (row) => linkTo(row.id) },
      { label: 'Created (UTC)', cell: (row) => when(row.created) },
      { label: 'Webhooks pending', cell: (row) => row.pending_webhooks, isNumber: true },
    ],
  })
}
