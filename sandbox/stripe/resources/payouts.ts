import { createPayout } from '../payments/payouts.ts'
import { invalid, missing } from '../wire/errors.ts'
import { createdParams, page, pageParams } from '../wire/lists.ts'
import { mergeMetadata } from '../wire/metadata.ts'
import { integer, metadata, oneOf, optional, type Read, shape, text } from '../wire/params.ts'
import { route } from '../wire/route.ts'
import type { World } from '../world.ts'
import { readBalance } from './charges.ts'
import { currencyParam } from './money.ts'

const createParams = shape(
  {
    amount: integer({ min: 1 }),
    currency: currencyParam,
    description: optional(text()),
    metadata: metadata(),
    method: optional(oneOf(['standard'])),
  },
  ['destination', 'payout_method', 'source_type', 'statement_descriptor'],
)
const listParams = shape(
  { ...pageParams, ...createdParams, status: optional(oneOf(['canceled', 'failed', 'in_transit', 'paid', 'pending'])) },
  ['arrival_date', 'destination'],
)

export const payoutRoutes = [
  route('POST', '/v1/payouts', createParams, create),
  route('GET', '/v1/payouts', listParams, (world, input) => {
    const rows = world.store.payouts.newestFirst().filter((row) => !input.status || row.status === input.status)
    return page(rows, input, { url: '/v1/payouts', kind: 'payout' })
  }),
  route('GET', '/v1/payouts/{payout}', shape({}), (world, _input, id) => {
    const payout = world.store.payouts.get(id)
    if (!payout) throw missing({ kind: 'payout', id, param: 'payout', inAddress: true })
    return payout
  }),
]

function create(world: World, input: Read<typeof createParams>) {
  const available = readBalance(world).available.find(({ currency }) => currency === input.currency)?.amount ?? 0
  if (input.amount > available)
    throw invalid('You have insufficient funds in your Stripe account for this payout.', {
      code: 'balance_insufficient',
      param: 'amount',
    })
  return createPayout(world, {
    amount: input.amount,
    entries: [],
    isAutomatic: false,
    description: input.description ?? 'STRIPE PAYOUT',
    metadata: mergeMetadata({}, input.metadata),
  })
}
