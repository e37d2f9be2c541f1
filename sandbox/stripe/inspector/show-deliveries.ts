import { html } from '../pages/html.ts'
import type { Delivery } from '../rows.ts'
import type { World } from '../world.ts'
import { linkTo, table, type View, when } from './view.ts'

const rowsShown = 200

export function showDeliveries(world: World): View {
  const rows = world.store.deliveries.newestFirst().slice(0, rowsShown)
  const body = html`<form method="post" action="/_sandbox/release"><button type="submit" class="plain">Release what is held</button></form>
${table(rows, {
  caption: 'Webhook deliveries, newest first',
  empty: 'No webhook has been due yet.',
  columns: [
    { label: 'Event', cell: (row) => html`${world.store.events.get(row.event)?.type ?? ''} ${linkTo(row.event)}` },
    { label: 'State', cell: (row) => stateOf(row) },
    { label: 'Attempts', cell: (row) => row.attempts.length, isNumber: true },
    { label: 'Last answer', cell: (row) => lastAnswer(row) },
    { label: 'Details', cell: (row) => html`<a href="/_sandbox/deliveries/${row.id}"><code>${row.id}</code></a>` },
  ],
})}`
  return { title: 'Deliveries', json: rows, body }
}

export function showDelivery(world: World, id: string): View | null {
  const row = world.store.deliveries.get(id)
  if (!row) return null
  const endpoint = world.store.webhookEndpoints.get(row.endpoint)
  const body = html`<p>${linkTo(row.event)} to <code>${endpoint?.url ?? 'an endpoint since deleted'}</code>: ${stateOf(row)}.</p>
${table(row.attempts, {
  caption: 'Attempts',
  empty: 'Not tried yet.',
  columns: [
    { label: 'When (UTC)', cell: (attempt) => when(attempt.at) },
    { label: 'Answer', cell: (attempt) => attempt.status ?? attempt.error ?? '' },
    { label: 'Took (ms)', cell: (attempt) => attempt.tookMs, isNumber: true },
  ],
})}`
  return { title: `Delivery ${id}`, json: row, body }
}

function stateOf(row: Delivery) {
  if (row.state === 'delivered') return html`<span class="good">delivered</span>`
  return row.state === 'waiting' || row.state === 'held' ? row.state : html`<span class="bad">${row.state}</span>`
}

function lastAnswer(row: Delivery): string {
  const last = row.attempts.at(-1)
  return last ? String(last.status ?? last.error ?? '') : 'not tried yet'
}
