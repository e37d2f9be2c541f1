import { instantText } from '../clock.ts'
import { attribute, type Html, html } from '../pages/html.ts'
import { respond } from '../pages/layout.ts'
import type { Outgoing } from '../server.ts'
import type { World } from '../world.ts'

/** One thing to look at: for people and for tests. */
export interface View {
  title: string
  json: unknown
  body: Html
}

const places = [
  { place: '', label: 'Overview' },
  { place: 'objects', label: 'Objects' },
  { place: 'events', label: 'Events' },
  { place: 'deliveries', label: 'Deliveries' },
  { place: 'requests', label: 'Requests' },
  { place: 'violations', label: 'Violations' },
  { place: 'faults', label: 'Faults' },
  { place: 'clock', label: 'Clock' },
]

export function renderView(world: World, view: View, here: string): Outgoing {
  const count = world.logs.violations.length
  const links = places.map(({ place, label }) => {
    const isHere = place === here
    return html`<li><a href="/_sandbox${place ? `/${place}` : ''}" ${attribute('aria-current="page"', isHere)}>${label}${place === 'violations' && count > 0 ? ` (${count})` : ''}</a></li>`
  })
  const body = html`<nav aria-label="Inspector"><ul>${links}</ul></nav><h1>${view.title}</h1>${view.body}`
  return respond(200, { title: view.title, body, isWide: true })
}

export interface Column<Row> {
  label: string
  cell: (row: Row) => Html | string | number
  isNumber?: boolean
}

/** A table with its caption, or a sentence when there is nothing to show. */
export function table<Row>(
  rows: readonly Row[],
  shown: { caption: string; empty: string; columns: readonly Column<Row>[] },
): Html {
  if (rows.length === 0) return html`<p class="soft">${shown.empty}</p>`
  const mark = (column: Column<Row>) => (column.isNumber ? html` class="number"` : '')
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${shown.caption}"><table><caption>${shown.caption}</caption>
<thead><tr>${shown.columns.map((column) => html`<th scope="col"${mark(column)}>${column.label}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${shown.columns.map((column) => html`<td${mark(column)}>${column.cell(row)}</td>`)}</tr>`)}</tbody></table></div>`
}

export function when(seconds: number): Html {
  const text = instantText(seconds)
  return html`<time datetime="${text}">${text.slice(0, 19).replace('T', ' ')}</time>`
}

export function linkTo(id: string): Html {
  return html`<a href="/_sandbox/objects/${id}"><code>${id}</code></a>`
}
