import { html } from '../pages/html.ts'
import type { World } from '../world.ts'
import { table, type View, when } from './view.ts'

export function showRequests(world: World): View {
  const rows = [...world.logs.requests].reverse()
  const body = table(rows, {
    caption: 'Requests to the API, newest first',
    empty: 'Nobody has asked anything yet.',
    columns: [
      { label: 'When (UTC)', cell: (row) => when(row.at) },
      { label: 'Request', cell: (row) => html`<code>${row.method} ${row.path}</code>` },
      { label: 'Status', cell: (row) => row.status, isNumber: true },
      { label: 'Note', cell: (row) => row.error ?? (row.isReplay ? 'replayed' : '') },
      { label: 'Idempotency key', cell: (row) => (row.idempotencyKey ? html`<code>${row.idempotencyKey}</code>` : '') },
      { label: 'Took (ms)', cell: (row) => row.tookMs, isNumber: true },
      { label: 'Id', cell: (row) => html`<code>${row.id}</code>` },
    ],
  })
  return { title: 'Requests', json: rows, body }
}

export function showViolations(world: World): View {
  const rows = world.logs.violations
  const clear =
    rows.length > 0
      ? html`<form method="post" action="/_sandbox/violations/clear"><button type="submit" class="plain">Clear</button></form>`
      : ''
  const body = html`<p>Where the portal asked for what Stripe would refuse, where the sandbox answered what Stripe would not, and what it cannot do.</p>${clear}
${table(rows, {
  caption: 'Violations',
  empty: 'None. Portal, sandbox and contract agree.',
  columns: [
    { label: 'Side', cell: (row) => row.side },
    { label: 'Where', cell: (row) => html`<code>${row.where}</code>` },
    { label: 'What', cell: (row) => row.message },
  ],
})}`
  return { title: 'Violations', json: rows, body }
}
