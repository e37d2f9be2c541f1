import { and, asc, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { giftBenefits } from '#db/schema/benefits.ts'
import { donors, gifts } from '#db/schema/giving.ts'
import { keptStates } from '../gift.ts'
import { mayReadGifts, maySeeAnonymous } from '../policy.ts'
import type { OwedView } from './benefit.ts'

export type OwedBenefit = {
  giftId: Id<'gft'>
  words: string
  gross: Cents
  giftDate: Day | null
  givenAt: Date | null
  /** Who gets it and where to; null when this reader may not know. */
  giver: { donorId: Id<'dnr'>; name: string; email: string | null; hasAddress: boolean } | null
}

/**
 * What is owed to givers whose money is here, those who have waited longest first, or what was handed over, the latest first. Null for who
 * may not read gifts. A gift that went back owes nothing more.
 */
export async function readOwed(reads: Reads, person: Person, view: OwedView): Promise<OwedBenefit[] | null> {
  if (!mayReadGifts(person)) return null
  const rows = await reads
    .select({ benefit: giftBenefits, gift: gifts, street: donors.street })
    .from(giftBenefits)
    .innerJoin(gifts, eq(gifts.id, giftBenefits.giftId))
    .innerJoin(donors, eq(donors.id, gifts.donorId))
    .where(
      view === 'owed'
        ? and(isNull(giftBenefits.givenAt), inArray(gifts.state, [...keptStates]))
        : isNotNull(giftBenefits.givenAt),
    )
    .orderBy(view === 'owed' ? asc(gifts.settledAt) : desc(giftBenefits.givenAt), asc(gifts.id))
    .limit(500)
  return rows.map(({ benefit, gift, street }) => ({
    giftId: gift.id,
    words: benefit.words,
    gross: gift.gross,
    giftDate: gift.giftDate,
    givenAt: benefit.givenAt,
    giver:
      gift.isAnonymous && !maySeeAnonymous(person)
        ? null
        : { donorId: gift.donorId, name: gift.giverName, email: gift.giverEmail, hasAddress: street !== null },
  }))
}
