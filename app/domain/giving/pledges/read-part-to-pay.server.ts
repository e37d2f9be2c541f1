import { and, eq, inArray } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, cents } from '#app/units/money.ts'
import type { Reads } from '#db/client.server.ts'
import { instalments, pledges } from '#db/schema/pledges.ts'
import type { Visibility } from '../gift.ts'
import { mayEnterGifts } from '../policy.ts'
import { openInstalments } from './pledge.ts'
import { readShares } from './pledge-shares.server.ts'
import { type FundShare, owedByFund } from './share.ts'

export type PartToPay = {
  id: Id<'ins'>
  place: number
  owed: Cents
  fundId: Id<'fnd'>
  /** What is owed of it, fund by fund. */
  shares: FundShare[]
  /** Who gives the money: null for a donor-advised fund, whose sponsor does. */
  donorId: Id<'dnr'> | null
  visibility: Visibility
  /** It binds nobody, so a donor-advised fund may pay it. */
  mayBeGrant: boolean
}

/** An instalment whose payment is to be written down; null when nothing of it is to come, or for someone who may not. */
export async function readPartToPay(reads: Reads, person: Person, id: Id<'ins'>): Promise<PartToPay | null> {
  if (!mayEnterGifts(person)) return null
  const [row] = await reads
    .select({ part: instalments, pledge: pledges })
    .from(instalments)
    .innerJoin(pledges, eq(pledges.id, instalments.pledgeId))
    .where(and(eq(instalments.id, id), eq(pledges.state, 'active'), inArray(instalments.state, [...openInstalments])))
  if (!row) return null
  const { part, pledge } = row
  return {
    id: part.id,
    place: part.place,
    owed: cents(part.amount - part.paid),
    fundId: pledge.fundId,
    shares: owedByFund(
      [{ shares: (await readShares(reads, [id])).get(id) ?? [], owed: cents(part.amount - part.paid) }],
      pledge.fundId,
    ),
    mayBeGrant: pledge.kind === 'daf_intent' || pledge.kind === 'intent',
    donorId: pledge.kind === 'daf_intent' ? null : pledge.donorId,
    visibility: pledge.isAnonymous ? 'anonymous' : pledge.publicName ? 'named' : 'unlisted',
  }
}
