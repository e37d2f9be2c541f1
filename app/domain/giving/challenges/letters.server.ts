import { eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, cents } from '#app/units/money.ts'
import { challengeFunds, challenges } from '#db/schema/challenges.ts'
import { donors, funds } from '#db/schema/giving.ts'
import { owedOf } from './challenge.ts'
import { readOwedByFund } from './pay-challenge.server.ts'
import { countMatched } from './read-challenges.server.ts'

export type ChallengeLetterProps = {
  labName: string
  legalName: string
  address: string
  contact: string
  giver: string
  name: string
  pool: Cents
  matched: Cents
  gifts: number
  owed: Cents
  funds: { name: string; owed: Cents }[]
}

/** What a matching donor reads when her pool is spent and when her challenge ends: the same figures, as they stand. */
export async function gatherChallenge(
  world: Touches<'db' | 'lab'>,
  challengeId: string,
): Promise<ChallengeLetterProps | null> {
  const id = challengeId as Id<'chl'>
  const [row] = await world.db
    .select({ challenge: challenges, giver: donors.name })
    .from(challenges)
    .innerJoin(donors, eq(donors.id, challenges.donorId))
    .where(eq(challenges.id, id))
  if (!row) return null
  const [owed, named, gifts] = await Promise.all([
    readOwedByFund(world.db, id),
    world.db
      .select({ id: funds.id, name: funds.name })
      .from(challengeFunds)
      .innerJoin(funds, eq(funds.id, challengeFunds.fundId))
      .where(eq(challengeFunds.challengeId, id))
      .orderBy(funds.position, funds.id),
    countMatched(world.db, id),
  ])
  const { challenge, giver } = row
  const { lab } = world
  return {
    labName: lab.name,
    legalName: lab.legalName,
    address: lab.address,
    contact: lab.email,
    giver,
    name: challenge.name,
    pool: challenge.pool,
    matched: challenge.matched,
    gifts,
    owed: owedOf(challenge),
    funds: named.map((fund) => ({ name: fund.name, owed: cents(owed.get(fund.id) ?? 0n) })),
  }
}
