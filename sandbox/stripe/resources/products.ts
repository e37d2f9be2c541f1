import { differences } from '../differences.ts'
import type { Product } from '../objects.ts'
import { invalid, missing } from '../wire/errors.ts'
import { createdParams, page, pageParams } from '../wire/lists.ts'
import { mergeMetadata } from '../wire/metadata.ts'
import { flag, list, metadata, oneOf, optional, type Read, shape, text, unsettable } from '../wire/params.ts'
import { route } from '../wire/route.ts'
import type { World } from '../world.ts'

const feature = shape({ name: text({ max: 80 }) })
const editable = {
  active: optional(flag()),
  description: optional(unsettable(text({ max: 40_000 }))),
  images: optional(list(text(), { max: 8 })),
  marketing_features: optional(list(feature, { max: 15 })),
  metadata: metadata(),
  shippable: optional(flag()),
  statement_descriptor: optional(text({ max: 22 })),
  tax_code: optional(unsettable(text())),
  unit_label: optional(unsettable(text({ max: 12 }))),
  url: optional(unsettable(text())),
}
const createParams = shape(
  { ...editable, name: text(), id: optional(text()), type: optional(oneOf(['good', 'service'])) },
  ['default_price_data', 'package_dimensions', 'tax_details'],
)
const updateParams = shape({ ...editable, name: optional(text()) }, [
  'default_price',
  'package_dimensions',
  'tax_details',
])
const listParams = shape(
  {
    ...pageParams,
    ...createdParams,
    active: optional(flag()),
    ids: optional(list(text())),
    shippable: optional(flag()),
    url: optional(text()),
  },
  ['type'],
)

export const productRoutes = [
  route('POST', '/v1/products', createParams, create),
  route('GET', '/v1/products', listParams, (world, input) => {
    const rows = world.store.products
      .newestFirst()
      .filter((row) => input.active === undefined || row.active === input.active)
      .filter((row) => input.ids === undefined || input.ids.includes(row.id))
      .filter((row) => input.shippable === undefined || row.shippable === input.shippable)
      .filter((row) => input.url === undefined || row.url === input.url)
    return page(rows, input, { url: '/v1/products', kind: 'product' })
  }),
  route('GET', '/v1/products/{id}', shape({}), (world, _input, id) =>
    requireProduct(world, id, { param: 'id', inAddress: true }),
  ),
  route('POST', '/v1/products/{id}', updateParams, update),
]

function create(world: World, input: Read<typeof createParams>): Product {
  if (input.id !== undefined && world.store.products.get(input.id))
    throw invalid(`Product already exists: ${input.id}.`, { code: 'resource_already_exists', param: 'id' })
  const product = createProduct(world, {
    id: input.id,
    name: input.name,
    description: input.description ?? null,
    metadata: {},
  })
  const complete = world.store.products.put({ ...edited(product, input), type: input.type ?? 'service' })
  world.outbox.emit('product.created', complete)
  return complete
}

interface ProductKnown {
  id?: string | undefined
  name: string
  description: string | null
  metadata: Record<string, string>
}

/** Stores a product; the caller says whether the world hears of it. */
export function createProduct(world: World, known: ProductKnown): Product {
  const now = world.clock.seconds()
  return world.store.products.put({
    id: known.id ?? world.ids.next('prod_'),
    object: 'product',
    active: true,
    created: now,
    default_price: null,
    description: known.description,
    images: [],
    livemode: false,
    marketing_features: [],
    metadata: known.metadata,
    name: known.name,
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    tax_details: null,
    type: 'service',
    unit_label: null,
    updated: now,
    url: null,
  })
}

function update(world: World, input: Read<typeof updateParams>, id: string): Product {
  const before = requireProduct(world, id, { param: 'id', inAddress: true })
  const after = world.store.products.put({
    ...edited(before, input),
    name: input.name ?? before.name,
    updated: world.clock.seconds(),
  })
  const previous = differences(before, after)
  if (Object.keys(previous).some((key) => key !== 'updated')) world.outbox.emit('product.updated', after, previous)
  return after
}

type Edits = Omit<Read<typeof updateParams>, 'name'>

function edited(product: Product, input: Edits): Product {
  const after = { ...product, metadata: mergeMetadata(product.metadata, input.metadata) }
  if (input.active !== undefined) after.active = input.active
  if (input.description !== undefined) after.description = input.description
  if (input.images !== undefined) after.images = input.images
  if (input.marketing_features !== undefined) after.marketing_features = input.marketing_features
  if (input.shippable !== undefined) after.shippable = input.shippable
  if (input.statement_descriptor !== undefined) after.statement_descriptor = input.statement_descriptor
  if (input.tax_code !== undefined) after.tax_code = input.tax_code
  if (input.unit_label !== undefined) after.unit_label = input.unit_label
  if (input.url !== undefined) after.url = input.url
  return after
}

export function requireProduct(world: World, id: string, at: { param: string; inAddress?: boolean }): Product {
  const product = world.store.products.get(id)
  if (!product) throw missing({ kind: 'product', id, ...at })
  return product
}
