import { desc, eq } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { challenges } from '#db/schema/challenges.ts'
import { donors } from '#db/schema/giving.ts'
import { type ChallengeState, owedOf } from './challenge.ts'

export type OwnChallenge = {
  id: Id<'chl'>
  name: string
  pool: Cents
  matched: Cents
  paid: Cents
  owed: Cents
  lastOn: Day
  state: ChallengeState
}

/** The challenges a person has set, as donor herself or for an organisation of hers, newest first. */
export async function readOwnChallenges(reads: Reads, person: Person): Promise<OwnChallenge[]> {
  const rows = await reads
    .select({ challenge: challenges })
    .from(challenges)
    .innerJoin(donors, eq(donors.id, challenges.donorId))
    .where(eq(donors.personId, person.id))
    .orderBy(desc(challenges.id))
    .limit(50)
  return rows.map(({ challenge }) => {
    const { id, name, pool, matched, paid, lastOn, state } = challenge
    return { id, name, pool, matched, paid, owed: owedOf(challenge), lastOn, state }
  })
}
