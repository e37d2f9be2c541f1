import { idOf } from '../objects.ts'
import { asOfNow } from '../payments/balance.ts'
import { missing } from '../wire/errors.ts'
import { createdParams, page, pageParams } from '../wire/lists.ts'
import { optional, shape, text } from '../wire/params.ts'
import { route } from '../wire/route.ts'
import type { World } from '../world.ts'

const listChargesParams = shape(
  { ...pageParams, ...createdParams, customer: optional(text()), payment_intent: optional(text()) },
  ['transfer_group'],
)
const listEntriesParams = shape({
  ...pageParams,
  ...createdParams,
  currency: optional(text()),
  payout: optional(text()),
  source: optional(text()),
  type: optional(text()),
})

export const chargeRoutes = [
  route('GET', '/v1/charges', listChargesParams, (world, input) => {
    const rows = world.store.charges
      .newestFirst()
      .filter((row) => input.customer === undefined || idOf(row.customer) === input.customer)
      .filter((row) => input.payment_intent === undefined || idOf(row.payment_intent) === input.payment_intent)
    return page(rows, input, { url: '/v1/charges', kind: 'charge' })
  }),
  route('GET', '/v1/charges/{charge}', shape({}), (world, _input, id) =>
    found(world.store.charges.get(id), { kind: 'charge', id, param: 'charge' }),
  ),
  route('GET', '/v1/balance_transactions', listEntriesParams, (world, input) => {
    const rows = world.store.balanceEntries
      .newestFirst()
      .filter((row) => input.currency === undefined || row.currency === input.currency)
      .filter((row) => input.source === undefined || idOf(row.source) === input.source)
      .filter((row) => input.type === undefined || row.type === input.type)
      .filter((row) => input.payout === undefined || world.store.paidOut.get(row.id)?.payout === input.payout)
    return page(
      rows.map((row) => asOfNow(world, row)),
      input,
      { url: '/v1/balance_transactions', kind: 'balance transaction' },
    )
  }),
  route('GET', '/v1/balance_transactions/{id}', shape({}), (world, _input, id) =>
    asOfNow(world, found(world.store.balanceEntries.get(id), { kind: 'balance transaction', id, param: 'id' })),
  ),
  route('GET', '/v1/balance', shape({}), (world) => readBalance(world)),
]

function found<Row>(row: Row | undefined, at: { kind: string; id: string; param: string }): Row {
  if (row === undefined) throw missing({ ...at, inAddress: true })
  return row
}

/** The balance is nothing but the sum of its entries. */
export function readBalance(world: World) {
  const entries = world.store.balanceEntries.oldestFirst().map((row) => asOfNow(world, row))
  const currencies = [...new Set(['usd', ...entries.map((row) => row.currency)])]
  const sums = (status: string) =>
    currencies.map((currency) => {
      const ours = entries.filter((row) => row.status === status && row.currency === currency)
      const amount = ours.reduce((sum, row) => sum + row.net, 0)
      return { amount, currency, source_types: { card: amount } }
    })
  return { object: 'balance', available: sums('available'), livemode: false, pending: sums('pending') }
}
