import { z } from 'zod'
import type { TokenLimit } from '#app/domain/giving/benefits/benefit.ts'
import { cents, parseCents } from '#app/units/money.ts'
import { typedAmount } from './typed-fields.ts'

/** The limits of a year as finance types them. */
export const typedLimit = {
  itemCost: typedAmount,
  itemGift: typedAmount,
  share: z.string('Type a share, such as 2.').regex(/^\d{1,2}(\.\d{1,2})?$/, 'Type a share, such as 2 or 2.5.'),
  shareMost: typedAmount,
  source: z
    .string('Say where it is published.')
    .trim()
    .min(1, 'Say where it is published.')
    .max(200, 'At most 200 letters.'),
}

type Typed = { itemCost: string; itemGift: string; share: string; shareMost: string }

export function limitOf({ itemCost, itemGift, share, shareMost }: Typed): TokenLimit {
  const amount = (text: string) => parseCents(text) ?? cents(0n)
  return {
    itemCost: amount(itemCost),
    itemGift: amount(itemGift),
    shareMost: amount(shareMost),
    shareBasisPoints: Math.round(Number(share) * 100),
  }
}

/** What is said of limits that cannot be. */
export const limitSentences = {
  'no-amounts': { field: 'itemCost', sentence: 'Every limit is above nothing.' },
  'too-much': { field: 'itemCost', sentence: 'No limit is above $1,000,000. Look at the amounts again.' },
  'no-source': { field: 'source', sentence: 'Say where it is published.' },
} as const
