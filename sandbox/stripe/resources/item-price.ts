import type { Price } from '../objects.ts'
import { invalid } from '../wire/errors.ts'
import type { World } from '../world.ts'
import { inlinePrice, requirePrice } from './inline-price.ts'
import type { ItemAsked } from './subscription-params.ts'

/** The recurring price of an item, given by id or inline. */
export function itemPrice(world: World, item: Pick<ItemAsked, 'price' | 'price_data'>, at: string): Price {
  const price = item.price_data
    ? inlinePrice(world, { ...item.price_data, product_data: undefined }, `${at}[price_data]`)
    : requirePrice(world, item.price ?? '', { param: `${at}[price]` })
  if (price.recurring) return price
  throw invalid(
    'The price specified is set to `type=one_time` but this field only accepts prices with `type=recurring`.',
    { param: `${at}[price]` },
  )
}
