import type { LineItem, Price } from '../objects.ts'
import { invalid, missing, NotImplemented } from '../wire/errors.ts'
import { mergeMetadata } from '../wire/metadata.ts'
import type { World } from '../world.ts'
import { createProduct, requireProduct } from './products.ts'
import type { LineAsked } from './session-params.ts'

/** The lines of a session, priced. Prices and products given inline are stored, as Stripe does. */
export function buildLines(world: World, asked: readonly LineAsked[]): LineItem[] {
  return asked.map((line, index) => buildLine(world, line, `line_items[${index}]`))
}

function buildLine(world: World, line: LineAsked, at: string): LineItem {
  const quantity = line.quantity
  if (quantity === undefined)
    throw invalid(`Missing required param: ${at}[quantity].`, { code: 'parameter_missing', param: `${at}[quantity]` })
  if (line.price !== undefined && line.price_data !== undefined)
    throw invalid(`You may only specify one of these parameters: ${at}[price], ${at}[price_data].`, { param: at })
  const price = line.price === undefined ? inlinePrice(world, line.price_data, at) : storedPrice(world, line.price, at)
  const amount = (price.unit_amount ?? 0) * quantity
  const product = typeof price.product === 'string' ? world.store.products.get(price.product) : undefined
  return {
    id: world.ids.next('li_'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price.currency,
    description: product?.name ?? null,
    metadata: mergeMetadata({}, line.metadata),
    price,
    quantity,
  }
}

function storedPrice(world: World, id: string, at: string): Price {
  const price = world.store.prices.get(id)
  if (!price) throw missing({ kind: 'price', id, param: `${at}[price]` })
  return price
}

function inlinePrice(world: World, asked: LineAsked['price_data'], at: string): Price {
  if (!asked) throw invalid(`You must specify either \`price\` or \`price_data\` when using prices.`, { param: at })
  if (asked.unit_amount === undefined)
    throw invalid(`Missing required param: ${at}[price_data][unit_amount].`, {
      code: 'parameter_missing',
      param: `${at}[price_data][unit_amount]`,
    })
  return world.store.prices.put({
    id: world.ids.next('price_'),
    object: 'price',
    active: false,
    billing_scheme: 'per_unit',
    created: world.clock.seconds(),
    currency: asked.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: {},
    nickname: null,
    product: inlineProduct(world, asked, `${at}[price_data]`),
    recurring: null,
    tax_behavior: 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: 'one_time',
    unit_amount: asked.unit_amount,
    unit_amount_decimal: String(asked.unit_amount),
  })
}

function inlineProduct(world: World, asked: NonNullable<LineAsked['price_data']>, at: string): string {
  if (asked.product !== undefined) {
    const product = requireProduct(world, asked.product, { param: `${at}[product]` })
    if (!product.active)
      throw invalid(`The product ${product.id} is marked as inactive, so it cannot be used.`, {
        code: 'product_inactive',
        param: `${at}[product]`,
      })
    return product.id
  }
  if (!asked.product_data)
    throw invalid(`One of product or product_data is required.`, { code: 'parameter_missing', param: at })
  if (asked.product_data.images) throw new NotImplemented('product_data[images]')
  const { name, description, metadata } = asked.product_data
  return createProduct(world, { name, description: description ?? null, metadata: mergeMetadata({}, metadata) }).id
}

/** What the lines come to. All must be in one currency. */
export function totalOf(lines: readonly LineItem[]): { amount: number; currency: string } {
  const currency = lines[0]?.currency ?? 'usd'
  if (lines.some((line) => line.currency !== currency))
    throw invalid('All line items must have the same currency.', { param: 'line_items' })
  return { amount: lines.reduce((sum, line) => sum + line.amount_total, 0), currency }
}
