import { intervals } from '../billing/calendar.ts'
import type { Price } from '../objects.ts'
import { invalid, missing, NotImplemented } from '../wire/errors.ts'
import { mergeMetadata } from '../wire/metadata.ts'
import { integer, list, metadata, oneOf, optional, type Read, shape, text } from '../wire/params.ts'
import type { World } from '../world.ts'
import { currencyParam } from './money.ts'
import { createProduct, requireProduct } from './products.ts'

export const recurringParam = shape(
  { interval: oneOf(intervals), interval_count: optional(integer({ min: 1, max: 36 })) },
  ['meter', 'trial_period_days', 'usage_type'],
)
const productParam = shape(
  { name: text(), description: optional(text()), images: optional(list(text(), { max: 8 })), metadata: metadata() },
  ['tax_code', 'tax_details', 'unit_label'],
)
export const inlinePriceParam = shape(
  {
    currency: currencyParam,
    product: optional(text()),
    product_data: optional(productParam),
    recurring: optional(recurringParam),
    unit_amount: optional(integer({ min: 0 })),
  },
  ['tax_behavior', 'unit_amount_decimal'],
)
export type InlinePrice = Read<typeof inlinePriceParam>

interface PriceKnown {
  currency: string
  product: string
  unit_amount: number
  recurring?: Read<typeof recurringParam> | undefined
}

/** Stores a price, as inactive: that is how Stripe keeps those given inline. */
export function storePrice(world: World, known: PriceKnown): Price {
  const { recurring } = known
  return world.store.prices.put({
    id: world.ids.next('price_'),
    object: 'price',
    active: false,
    billing_scheme: 'per_unit',
    created: world.clock.seconds(),
    currency: known.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: {},
    nickname: null,
    product: known.product,
    recurring: recurring
      ? {
          interval: recurring.interval,
          interval_count: recurring.interval_count ?? 1,
          meter: null,
          trial_period_days: null,
          usage_type: 'licensed',
        }
      : null,
    tax_behavior: 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: recurring ? 'recurring' : 'one_time',
    unit_amount: known.unit_amount,
    unit_amount_decimal: String(known.unit_amount),
  })
}

/** A price written into another request: stored, with its product when that is inline too. */
export function inlinePrice(world: World, asked: InlinePrice, at: string): Price {
  if (asked.unit_amount === undefined)
    throw invalid(`Missing required param: ${at}[unit_amount].`, {
      code: 'parameter_missing',
      param: `${at}[unit_amount]`,
    })
  return storePrice(world, { ...asked, unit_amount: asked.unit_amount, product: inlineProduct(world, asked, at) })
}

function inlineProduct(world: World, asked: InlinePrice, at: string): string {
  if (asked.product !== undefined) {
    const product = requireProduct(world, asked.product, { param: `${at}[product]` })
    if (product.active) return product.id
    throw invalid(`The product ${product.id} is marked as inactive, so it cannot be used.`, {
      code: 'product_inactive',
      param: `${at}[product]`,
    })
  }
  if (!asked.product_data)
    throw invalid('One of product or product_data is required.', { code: 'parameter_missing', param: at })
  if (asked.product_data.images) throw new NotImplemented('product_data[images]')
  const { name, description, metadata } = asked.product_data
  return createProduct(world, { name, description: description ?? null, metadata: mergeMetadata({}, metadata) }).id
}

export function requirePrice(world: World, id: string, at: { param: string; inAddress?: boolean }): Price {
  const price = world.store.prices.get(id)
  if (!price) throw missing({ kind: 'price', id, ...at })
  return price
}
