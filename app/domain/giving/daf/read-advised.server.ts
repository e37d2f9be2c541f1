import { and, desc, eq, ne, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { softCredits } from '#db/schema/donors.ts'
import { donors, gifts } from '#db/schema/giving.ts'
import { kept } from '../kept-gifts.server.ts'
import { fundNamesOf } from '../read-own-gifts.server.ts'

export type AdvisedGrant = { id: Id<'sfc'>; sponsor: string; amount: Cents; fundNames: string; giftDate: Day | null }

/** Grants that came because this person recommended them, the newest first: hers to be thanked for, in no total of hers. */
export async function readAdvisedGrants(reads: Reads, person: Person): Promise<AdvisedGrant[]> {
  return reads
    .select({
      id: softCredits.id,
      sponsor: gifts.giverName,
      amount: softCredits.amount,
      fundNames: fundNamesOf,
      giftDate: gifts.giftDate,
    })
    .from(softCredits)
    .innerJoin(donors, eq(donors.id, softCredits.donorId))
    .innerJoin(gifts, eq(gifts.id, softCredits.giftId))
    .where(
      and(
        eq(donors.personId, person.id),
        eq(softCredits.kind, 'adviser'),
        ne(gifts.donorId, softCredits.donorId),
        sql`${gifts.state} in ${kept}`,
      ),
    )
    .orderBy(desc(softCredits.id))
    .limit(100)
}
