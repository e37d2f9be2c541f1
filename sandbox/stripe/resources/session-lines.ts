import type { LineItem, Price } from '../objects.ts'
import { invalid } from '../wire/errors.ts'
import { mergeMetadata } from '../wire/metadata.ts'
import type { World } from '../world.ts'
import { inlinePrice, requirePrice } from './inline-price.ts'
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
  const price = priceOf(world, line, at)
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

function priceOf(world: World, line: LineAsked, at: string): Price {
  if (line.price !== undefined) return requirePrice(world, line.price, { param: `${at}[price]` })
  if (line.price_data) return inlinePrice(world, line.price_data, `${at}[price_data]`)
  throw invalid('You must specify either `price` or `price_data` when using prices.', { param: at })
}

/** What the lines come to. All must be in one currency. */
export function totalOf(lines: readonly LineItem[]): { amount: number; currency: string } {
  const currency = lines[0]?.currency ?? 'usd'
  if (lines.some((line) => line.currency !== currency))
    throw invalid('All line items must have the same currency.', { param: 'line_items' })
  return { amount: lines.reduce((sum, line) => sum + line.amount_total, 0), currency }
}
