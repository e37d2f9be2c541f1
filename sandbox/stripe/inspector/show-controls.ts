import { apiActions, webhookActions } from '../faults.ts'
import { html } from '../pages/html.ts'
import type { World } from '../world.ts'
import { table, type View, when } from './view.ts'

export function showFaults(world: World): View {
  const rows = world.faults.list()
  const option = (action: string) => html`<option>${action}</option>`
  const body = html`${table(rows, {
    caption: 'Rules in force',
    empty: 'No rule: everything works.',
    columns: [
      { label: 'Action', cell: (row) => row.action },
      { label: 'Match', cell: (row) => html`<code>${JSON.stringify(row.match)}</code>` },
      { label: 'Amount', cell: (row) => row.amount ?? '', isNumber: true },
      { label: 'Bitten', cell: (row) => `${row.used} of ${row.seen} seen`, isNumber: true },
      {
        label: 'Remove',
        cell: (row) =>
          html`<form class="inline" method="post" action="/_sandbox/faults/${row.id}/delete"><button type="submit" class="plain">Remove <span class="soft">${row.id}</span></button></form>`,
      },
    ],
  })}
<h2>Break something</h2>
<form method="post" action="/_sandbox/faults" class="card">
<label for="action">Action</label>
<select id="action" name="action"><optgroup label="Answers of the API">${apiActions.map(option)}</optgroup><optgroup label="Webhooks">${webhookActions.map(option)}</optgroup></select>
<label for="path">Address <span class="hint">For the API; * stands for anything. Empty means all.</span></label><input id="path" name="path">
<label for="type">Event type <span class="hint">For webhooks; * stands for anything. Empty means all.</span></label><input id="type" name="type">
<div class="row"><div><label for="times">Times <span class="hint">empty: every time</span></label><input id="times" name="times" inputmode="numeric"></div>
<div><label for="amount">Amount <span class="hint">ms, seconds, copies or window</span></label><input id="amount" name="amount" inputmode="numeric"></div></div>
<div class="actions"><button type="submit">Add rule</button></div></form>
<form method="post" action="/_sandbox/faults/clear" class="actions"><button type="submit" class="plain">Remove all rules</button></form>`
  return { title: 'Faults', json: rows, body }
}

export function showClock(world: World): View {
  const timers = [...world.store.timers.oldestFirst()].sort((a, b) => a.at - b.at)
  const body = html`<p class="total">${when(world.clock.seconds())} UTC</p>
<form method="post" action="/_sandbox/clock" class="card"><label for="advance">Advance by <span class="hint">35d, 2h30m, 90s</span></label>
<input id="advance" name="advance" value="1d" required><div class="actions"><button type="submit">Advance</button></div></form>
<h2>Timers</h2>
${table(timers, {
  caption: 'What is planned, soonest first',
  empty: 'Nothing is planned.',
  columns: [
    { label: 'When (UTC)', cell: (row) => when(Math.floor(row.at / 1000)) },
    { label: 'What', cell: (row) => row.kind },
    { label: 'About', cell: (row) => html`<code>${row.subject}</code>` },
  ],
})}`
  return { title: 'Clock', json: { mode: world.clock.mode, now: world.clock.seconds(), timers }, body }
}
