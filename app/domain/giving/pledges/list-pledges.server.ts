import { asc, eq, gt, inArray } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { addCents, type Cents } from '#app/units/money.ts'
import type { Reads } from '#db/client.server.ts'
import { funds } from '#db/schema/giving.ts'
import { instalments, pledges } from '#db/schema/pledges.ts'
import { mayReadGifts, maySeeAnonymous } from '../policy.ts'
import { readFundsToCome } from './pledge-shares.server.ts'

type Pledge = typeof pledges.$inferSelect

export type PledgeInParts = Pick<
  Pledge,
  'id' | 'kind' | 'state' | 'amount' | 'method' | 'createdAt' | 'isAnonymous' | 'version'
> & {
  paid: Cents
  /** The funds of what is still to come; the one it was made to when nothing is. */
  fundName: string
  /** Null when this reader may not know who pledges. */
  giver: { donorId: Id<'dnr'>; name: string } | null
  parts: (typeof instalments.$inferSelect)[]
}

/** Pledges with their instalments, the oldest first, from a cursor on; none for someone who may not read gifts. */
export async function listPledges(
  reads: Reads,
  person: Person,
  page: { after: Id<'plg'> | null; size: number },
): Promise<PledgeInParts[]> {
  if (!mayReadGifts(person)) return []
  const rows = await reads
    .select({ pledge: pledges, fundName: funds.name })
    .from(pledges)
    .innerJoin(funds, eq(funds.id, pledges.fundId))
    .where(page.after ? gt(pledges.id, page.after) : undefined)
    .orderBy(asc(pledges.id))
    .limit(page.size)
  const ids = rows.map(({ pledge }) => pledge.id)
  const parts = await reads
    .select()
    .from(instalments)
    .where(inArray(instalments.pledgeId, ids))
    .orderBy(instalments.place)
  const toCome = await readFundsToCome(
    reads,
    rows.map(({ pledge }) => pledge),
  )
  return rows.map(({ pledge, fundName }) => {
    const { id, kind, state, amount, method, createdAt, isAnonymous, version, donorId, giverName } = pledge
    const own = parts.filter((part) => part.pledgeId === id)
    const isShown = !isAnonymous || maySeeAnonymous(person)
    return {
      ...{ id, kind, state, amount, method, createdAt, isAnonymous, version, fundName: toCome.get(id) ?? fundName },
      paid: addCents(...own.map((part) => part.paid)),
      giver: isShown ? { donorId, name: giverName } : null,
      parts: own,
    }
  })
}
