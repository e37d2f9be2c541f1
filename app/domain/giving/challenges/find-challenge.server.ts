import { and, eq, sql } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { challenges } from '#db/schema/challenges.ts'
import type { gifts } from '#db/schema/giving.ts'

export type ChallengeRow = typeof challenges.$inferSelect

/**
 * The challenge that adds to a gift: the oldest that is open, has something left, and was open for one of its funds on the day it
 * was given. Null for its donor's own gifts. Holds the challenge until the commit; who came too late goes on to the next.
 */
export async function findChallenge(tx: Tx, gift: typeof gifts.$inferSelect): Promise<ChallengeRow | null> {
  const rows = await tx.execute<{ id: Id<'chl'> }>(sql`
    select c.id from challenge c where c.state = 'open' and c.matched < c.pool and c.donor_id <> ${gift.donorId}
      and ${gift.giftDate}::date between c.opens_on and c.last_on
      and exists (select from challenge_fund f join gift_split s on s.fund_id = f.fund_id
        where f.challenge_id = c.id and s.gift_id = ${gift.id})
    order by c.opens_on, c.id`)
  for (const { id } of rows) {
    const challenge = await holdChallenge(tx, id)
    if (challenge.state === 'open' && challenge.matched < challenge.pool) return challenge
  }
  return null
}

/** A challenge, locked until the commit: nobody else takes from its pool meanwhile. */
export async function holdChallenge(tx: Tx, id: Id<'chl'>): Promise<ChallengeRow> {
  const [challenge] = await tx
    .select()
    .from(challenges)
    .where(and(eq(challenges.id, id)))
    .for('update')
  if (!challenge) throw new Error(`no challenge ${id}`)
  return challenge
}
