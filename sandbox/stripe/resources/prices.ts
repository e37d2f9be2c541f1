import { differences } from '../differences.ts'
import type { Price } from '../objects.ts'
import { idOf } from '../objects.ts'
import { createdParams, page, pageParams } from '../wire/lists.ts'
import { mergeMetadata } from '../wire/metadata.ts'
import { flag, integer, list, metadata, oneOf, optional, type Read, shape, text, unsettable } from '../wire/params.ts'
import { route } from '../wire/route.ts'
import type { World } from '../world.ts'
import { recurringParam, requirePrice, storePrice } from './inline-price.ts'
import { currencyParam } from './money.ts'
import { createProduct, requireProduct } from './products.ts'

const createParams = shape(
  {
    active: optional(flag()),
    currency: currencyParam,
    lookup_key: optional(text({ max: 200 })),
    metadata: metadata(),
    nickname: optional(text()),
    product: optional(text()),
    product_data: optional(
      shape({ active: optional(flag()), id: optional(text()), metadata: metadata(), name: text() }, [
        'statement_descriptor',
        'tax_code',
        'tax_details',
        'unit_label',
      ]),
    ),
    recurring: optional(recurringParam),
    unit_amount: integer({ min: 0 }),
  },
  [
    'billing_scheme',
    'currency_options',
    'custom_unit_amount',
    'tax_behavior',
    'tiers',
    'tiers_mode',
    'transfer_lookup_key',
    'transform_quantity',
    'unit_amount_decimal',
  ],
)
const updateParams = shape({ active: optional(flag()), metadata: metadata(), nickname: optional(unsettable(text())) }, [
  'currency_options',
  'lookup_key',
  'tax_behavior',
  'transfer_lookup_key',
])
const listParams = shape(
  {
    ...pageParams,
    ...createdParams,
    active: optional(flag()),
    currency: optional(text()),
    lookup_keys: optional(list(text(), { max: 10 })),
    product: optional(text()),
    type: optional(oneOf(['one_time', 'recurring'])),
  },
  ['recurring'],
)

export const priceRoutes = [
  route('POST', '/v1/prices', createParams, create),
  route('GET', '/v1/prices', listParams, (world, input) => {
    const rows = world.store.prices
      .newestFirst()
      .filter((row) => input.active === undefined || row.active === input.active)
      .filter((row) => input.currency === undefined || row.currency === input.currency)
      .filter((row) => input.lookup_keys === undefined || input.lookup_keys.includes(row.lookup_key ?? ''))
      .filter((row) => input.product === undefined || idOf(row.product) === input.product)
      .filter((row) => input.type === undefined || row.type === input.type)
    return page(rows, input, { url: '/v1/prices', kind: 'price' })
  }),
  route('GET', '/v1/prices/{price}', shape({}), (world, _input, id) =>
    requirePrice(world, id, { param: 'price', inAddress: true }),
  ),
  route('POST', '/v1/prices/{price}', updateParams, update),
]

function create(world: World, input: Read<typeof createParams>): Price {
  const product = input.product_data
    ? createProduct(world, {
        id: input.product_data.id,
        name: input.product_data.name,
        description: null,
        metadata: mergeMetadata({}, input.product_data.metadata),
      }).id
    : requireProduct(world, input.product ?? '', { param: 'product' }).id
  const price = storePrice(world, { ...input, unit_amount: input.unit_amount, product })
  const complete = world.store.prices.put({
    ...price,
    active: input.active ?? true,
    lookup_key: input.lookup_key ?? null,
    metadata: mergeMetadata({}, input.metadata),
    nickname: input.nickname ?? null,
  })
  world.outbox.emit('price.created', complete)
  return complete
}

function update(world: World, input: Read<typeof updateParams>, id: string): Price {
  const before = requirePrice(world, id, { param: 'price', inAddress: true })
  const after = world.store.prices.put({
    ...before,
    metadata: mergeMetadata(before.metadata, input.metadata),
    ...(input.active === undefined ? {} : { active: input.active }),
    ...(input.nickname === undefined ? {} : { nickname: input.nickname }),
  })
  const previous = differences(before, after)
  if (Object.keys(previous).length > 0) world.outbox.emit('price.updated', after, previous)
  return after
}
