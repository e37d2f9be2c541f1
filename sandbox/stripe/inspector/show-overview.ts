import { html } from '../pages/html.ts'
import { pinnedVersion } from '../pin.ts'
import { readBalance } from '../resources/charges.ts'
import { formatAmount } from '../resources/money.ts'
import type { World } from '../world.ts'
import { table, type View, when } from './view.ts'

/** What stands where, on one screen. */
export function showOverview(world: World): View {
  const { store, logs, clock } = world
  const waiting = store.deliveries.oldestFirst().filter((row) => row.state === 'waiting' || row.state === 'held').length
  const balance = readBalance(world)
  const [available, pending] = [balance.available[0]?.amount ?? 0, balance.pending[0]?.amount ?? 0]
  const numbers = [
    { what: 'Checkout sessions', count: store.sessions.oldestFirst().length, where: 'objects?kind=sessions' },
    { what: 'Payment intents', count: store.paymentIntents.oldestFirst().length, where: 'objects?kind=paymentIntents' },
    { what: 'Charges', count: store.charges.oldestFirst().length, where: 'objects?kind=charges' },
    { what: 'Refunds', count: store.refunds.oldestFirst().length, where: 'objects?kind=refunds' },
    { what: 'Customers', count: store.customers.oldestFirst().length, where: 'objects?kind=customers' },
    { what: 'Events', count: store.events.oldestFirst().length, where: 'events' },
    { what: 'Deliveries not made yet', count: waiting, where: 'deliveries' },
    { what: 'Violations of the contract', count: logs.violations.length, where: 'violations' },
    { what: 'Fault rules', count: world.faults.list().length, where: 'faults' },
  ]
  const json = {
    version: pinnedVersion,
    now: clock.seconds(),
    hasContract: world.contract.isLoaded,
    available,
    pending,
    counts: Object.fromEntries(numbers.map(({ what, count }) => [what, count])),
  }
  const body = html`<p>API version <code>${pinnedVersion}</code>. The clock reads ${when(clock.seconds())} UTC (${clock.mode}).
${world.contract.isLoaded ? 'Every request and answer is checked against the API contract.' : 'The API contract was not found; requests are checked by the sandbox’s own schemas only.'}</p>
<p class="total">${formatAmount(available, 'usd')} <span class="soft" style="font-size:17px;font-weight:400">available, ${formatAmount(pending, 'usd')} pending</span></p>
${table(numbers, {
  caption: 'What the sandbox holds',
  empty: '',
  columns: [
    { label: 'What', cell: (row) => html`<a href="/_sandbox/${row.where}">${row.what}</a>` },
    { label: 'How many', cell: (row) => row.count, isNumber: true },
  ],
})}`
  return { title: 'Stripe sandbox', json, body }
}
