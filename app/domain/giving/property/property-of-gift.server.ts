import { sql } from 'drizzle-orm'
import { gifts } from '#db/schema/giving.ts'
import { type Property, propertyWords } from './property.ts'

type Stored = { kind: Property['kind']; name: string; shares: string | null; isSold: boolean }

/** What a gift is instead of money, in words without a value, and whether it is sold; null for money. To be selected beside `gift`. */
export const propertyOfGift = sql<{ words: string; isSold: boolean } | null>`(
  select json_build_object('kind', p.kind, 'name', p.name, 'shares', p.shares::text, 'isSold', p.sold_at is not null)
  from property_gift p where p.gift_id = ${gifts.id})`.mapWith(({ isSold, shares, ...stored }: Stored) => ({
  words: propertyWords({ ...stored, shares: shares === null ? null : BigInt(shares) }),
  isSold,
}))
