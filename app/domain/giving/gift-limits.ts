import type { RefusalDetail } from '#app/units/outcome.ts'
import { largestEuroGift, smallestEuroGift } from './euros/euros.ts'
import { type GiftAsk, largestGift, smallestCardGift } from './gift.ts'

type Outside = { refused: 'too-small' | 'too-large'; detail: RefusalDetail }

/** Why a sum is no gift on our form, with the bound it passes, in its own currency; null for one that is. */
export function outsideOf({ amount, euros, channel }: Pick<GiftAsk, 'amount' | 'euros' | 'channel'>): Outside | null {
  const [least, most] = euros ? [smallestEuroGift, largestEuroGift] : [smallestCardGift, largestGift[channel]]
  const sum = euros ?? amount
  const currency = euros ? 'eur' : 'usd'
  if (sum < least) return { refused: 'too-small', detail: { least, currency } }
  return sum > most ? { refused: 'too-large', detail: { most, currency } } : null
}
