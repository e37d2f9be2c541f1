import { and, asc, desc, eq, gt, isNotNull, isNull, lt, ne, type SQL } from 'drizzle-orm'
import { type Leaf, leafOf } from '#app/domain/leaf.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, cents } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { gifts } from '#db/schema/giving.ts'
import { propertyGifts } from '#db/schema/property.ts'
import { mayReadGifts, maySeeAnonymous } from '../policy.ts'
import { fundNamesOf } from '../read-own-gifts.server.ts'
import { form8282DueOn, type Property, type PropertyStanding, propertyWords } from './property.ts'

export type PropertyLine = {
  giftId: Id<'gft'>
  /** Null when this reader may not know who gave: the thing may say it. */
  words: string | null
  giver: string | null
  kind: Property['kind']
  fairValue: Cents
  /** How it was put at that; null also when this reader may not know who gave, as the prices of a day tell a stock. */
  prices: { low: Cents; high: Cents } | null
  estimateSource: string | null
  fund: string
  receivedOn: Day | null
  standing: PropertyStanding
  sale: { soldOn: Day; proceeds: Cents; gain: Cents; reference: string | null; form8282DueOn: Day | null } | null
  /** What was said of Form 8282; null while nothing was. */
  form8282: { said: 'filed' | 'not_due'; at: Date } | null
}

/** Property that was given, newest first, by cursor; null for someone who may not read gifts. */
export async function readPropertyList(
  reads: Reads,
  person: Person,
  { standing, page }: { standing: PropertyStanding | null; page: Leaf<Id<'gft'>> },
): Promise<{ lines: PropertyLine[]; hasNewer: boolean; hasOlder: boolean } | null> {
  if (!mayReadGifts(person)) return null
  const { before, after, size } = page
  const cursor = and(before && lt(propertyGifts.giftId, before), after && gt(propertyGifts.giftId, after))
  const rows = await select(reads)
    .where(and(standing ? isStanding[standing] : undefined, cursor))
    .orderBy(after ? asc(propertyGifts.giftId) : desc(propertyGifts.giftId))
    .limit(size + 1)
  const { rows: shown, ...more } = leafOf(rows, page)
  return { lines: shown.map((row) => lineOf(person, row)), ...more }
}

/** What a gift is when it is property; null when it is not, or for someone who may not read gifts. */
export async function readProperty(reads: Reads, person: Person, giftId: Id<'gft'>): Promise<PropertyLine | null> {
  if (!mayReadGifts(person)) return null
  const [row] = await select(reads).where(eq(propertyGifts.giftId, giftId))
  return row ? lineOf(person, row) : null
}

const isStanding: Record<PropertyStanding, SQL | undefined> = {
  held: and(isNull(propertyGifts.soldAt), ne(gifts.state, 'refunded')),
  sold: isNotNull(propertyGifts.soldAt),
  returned: eq(gifts.state, 'refunded'),
}

function select(reads: Reads) {
  return reads
    .select({ gift: gifts, property: propertyGifts, fund: fundNamesOf })
    .from(propertyGifts)
    .innerJoin(gifts, eq(gifts.id, propertyGifts.giftId))
    .$dynamic()
}

function lineOf(person: Person, row: Awaited<ReturnType<typeof select>>[number]): PropertyLine {
  const { gift, property, fund } = row
  const isHidden = gift.isAnonymous && !maySeeAnonymous(person)
  return {
    giftId: gift.id,
    words: isHidden ? null : propertyWords(property),
    giver: isHidden ? null : gift.giverName,
    kind: property.kind,
    fairValue: gift.gross,
    prices:
      !isHidden && property.low !== null && property.high !== null ? { low: property.low, high: property.high } : null,
    estimateSource: isHidden ? null : property.estimateSource,
    fund,
    receivedOn: gift.giftDate,
    standing: property.soldAt ? 'sold' : gift.state === 'refunded' ? 'returned' : 'held',
    sale: saleOf(row, isHidden),
    form8282:
      property.form8282 && property.form8282NotedAt ? { said: property.form8282, at: property.form8282NotedAt } : null,
  }
}

function saleOf(
  { gift, property }: Awaited<ReturnType<typeof select>>[number],
  isHidden: boolean,
): PropertyLine['sale'] {
  const { kind, soldOn, proceeds, saleReference } = property
  if (!soldOn || proceeds === null || !gift.giftDate) return null
  return {
    soldOn,
    proceeds,
    gain: cents(proceeds - gift.gross),
    reference: isHidden ? null : saleReference,
    form8282DueOn: form8282DueOn({ kind, receivedOn: gift.giftDate, soldOn }),
  }
}
